package io.consentgate.gateway.app.kiosk;

import io.consentgate.contract.grant.Custody;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The step of a session in stable words. It never holds what the pass says. */
final class KioskState {

  private KioskState() {}

  /** Returns the state; keys are part of the documented walk. */
  static Map<String, Object> of(Kiosk kiosk, KioskSession session) {
    KioskStep step = session.step();
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("step", step.name());
    state.put("revision", session.revision());
    state.put("token", session.token());
    state.put("portal", session.portal().value());
    state.put("language", session.language().tag());
    state.put("note", StepValues.noteKey(step));
    long left = step.patience().isPositive() ? session.left(kiosk.world().now()).toSeconds() : 0;
    state.put("seconds_left", Math.max(0, left));
    put(state, kiosk, session, step);
    return state;
  }

  private static void put(
      Map<String, Object> state, Kiosk kiosk, KioskSession session, KioskStep step) {
    String base = "/kiosk/" + session.portal();
    switch (step) {
      case KioskStep.Choose(Visitor visitor, _) -> state.put("order", visitor.choiceOrder());
      case KioskStep.Notice(_, var notice) -> state.put("notice_hash", notice.hash());
      case KioskStep.Consent(Visitor visitor, var notice, _) -> {
        state.put("notice_hash", notice.hash());
        state.put("custodies", kiosk.terms().custodies().stream().map(Custody::name).toList());
        state.put(
            "ends",
            kiosk.terms().ends(visitor, kiosk.world().now()).stream()
                .map(Instant::toString)
                .toList());
      }
      case KioskStep.Enrolling(_, EnrolmentProgress progress) -> {
        EnrolmentProgress.Moment moment = progress.moment();
        state.put("hint", moment.hint().name());
        state.put("done", moment.done());
        state.put("needed", moment.needed());
      }
      case KioskStep.ShowPass shown -> {
        state.put("pass_image", base + "/pass.png");
        state.put("receipt", base + "/receipt.jws");
        state.put("expires", shown.consented().grant().expires().toString());
        state.put("custody", shown.consented().grant().terms().custody().name());
      }
      case KioskStep.Erased _ -> state.put("certificate", base + "/certificate.jws");
      case KioskStep.Result(boolean open, String reason) -> {
        state.put("open", open);
        state.put("reason", reason.substring(reason.indexOf('.') + 1));
      }
      case KioskStep.Start _,
          KioskStep.ShowTicket _,
          KioskStep.Ready _,
          KioskStep.Confirm _,
          KioskStep.HoldPass _,
          KioskStep.Sorry _ -> {}
    }
  }
}
