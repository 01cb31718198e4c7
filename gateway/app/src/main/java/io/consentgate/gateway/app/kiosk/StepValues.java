package io.consentgate.gateway.app.kiosk;

import io.consentgate.contract.exchange.NoticeText;
import io.consentgate.contract.grant.Custody;
import io.consentgate.gateway.app.portal.PassageTimes;
import io.consentgate.gateway.app.web.Language;
import io.consentgate.gateway.app.web.Words;
import io.consentgate.gateway.audit.WayIn;
import io.consentgate.gateway.lane.LaneResult.Closed;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values that each step adds to its page. */
final class StepValues {

  private final Kiosk kiosk;
  private final PassageTimes times;
  private final ZoneId zone;

  StepValues(Kiosk kiosk, PassageTimes times, ZoneId zone) {
    this.kiosk = kiosk;
    this.times = times;
    this.zone = zone;
  }

  /** Returns the page's heading. */
  String title(KioskStep step, Words words) {
    return switch (step) {
      case KioskStep.Result(boolean open, _) ->
          words.say(open ? "result.open.title" : "result.other.title");
      case KioskStep.ShowTicket _ -> words.say("ticket.title");
      default -> words.say(step.name() + ".title");
    };
  }

  /** Returns the key of the sentence about what just happened, or an empty text. */
  static String noteKey(KioskStep step) {
    return switch (step) {
      case KioskStep.Start(String note) -> note;
      case KioskStep.ShowTicket(String note) -> note;
      case KioskStep.Choose(_, String note) -> note;
      case KioskStep.Consent(_, _, String note) -> note;
      case KioskStep.HoldPass(String note) -> note;
      case KioskStep.Result(_, String reason) -> reason;
      case KioskStep.Sorry(_, String reason) -> reason;
      case KioskStep.Notice _,
          KioskStep.Ready _,
          KioskStep.Enrolling _,
          KioskStep.Confirm _,
          KioskStep.ShowPass _,
          KioskStep.Erased _ ->
          "";
    };
  }

  /** Adds the step's own values. */
  void put(Map<String, Object> model, KioskSession session, KioskStep step) {
    Language language = session.language();
    switch (step) {
      case KioskStep.Choose choose -> choose(model, session, choose);
      case KioskStep.Notice notice -> model.put("notice", notice(notice.notice(), language));
      case KioskStep.Consent consent -> consent(model, consent, language);
      case KioskStep.Enrolling enrolling -> guide(model, enrolling.progress(), language);
      case KioskStep.ShowPass shown -> pass(model, shown, language);
      case KioskStep.Erased(String jws) -> {
        model.put("findings", SignedText.checks(jws));
        model.put("reach", SignedText.reach(jws));
        model.put("cause", SignedText.cause(jws));
      }
      case KioskStep.Result(boolean open, _) -> model.put("open", open);
      case KioskStep.Start _,
          KioskStep.ShowTicket _,
          KioskStep.Ready _,
          KioskStep.Confirm _,
          KioskStep.HoldPass _,
          KioskStep.Sorry _ -> {}
    }
  }

  /** Adds what the guidance shows. */
  static void guide(Map<String, Object> model, EnrolmentProgress progress, Language language) {
    Words words = Words.of(language);
    EnrolmentProgress.Moment moment = progress.moment();
    model.put("hint", moment.hint().name());
    model.put("hintText", words.say("hint." + moment.hint().name()));
    model.put(
        "progressText", words.say("enrolling.progress", moment.done() + " / " + moment.needed()));
  }

  private void choose(Map<String, Object> model, KioskSession session, KioskStep.Choose choose) {
    Words words = Words.of(session.language());
    boolean passFirst = choose.visitor().passFirst();
    boolean closed = kiosk.world().lanes().lane(session.portal()) instanceof Closed;
    model.put("ways", passFirst ? List.of("pass", "face") : List.of("face", "pass"));
    model.put("order", choose.visitor().choiceOrder());
    model.put(
        "today",
        Map.of(
            "pass",
            today(WayIn.PASS, words),
            "face",
            closed ? words.say("choose.closed") : today(WayIn.FACE, words)));
  }

  private String today(WayIn way, Words words) {
    Optional<Duration> measured = times.nineteenOfTwenty(way);
    return measured
        .map(took -> words.say("choose.measured", Math.max(1, (took.toMillis() + 999) / 1000)))
        .orElseGet(() -> words.say("choose.unmeasured"));
  }

  private static Map<String, Object> notice(NoticeText notice, Language language) {
    return Map.of(
        "language", notice.language(),
        "hash", notice.hash(),
        "controller", notice.controller(),
        "versionText", Words.of(language).say("notice.version", notice.version()),
        "paragraphs",
            notice.paragraphs().stream()
                .map(p -> Map.of("topic", p.topic(), "heading", p.heading(), "text", p.text()))
                .toList());
  }

  private void consent(Map<String, Object> model, KioskStep.Consent consent, Language language) {
    model.put("custodies", kiosk.terms().custodies().stream().map(Custody::name).toList());
    model.put(
        "ends",
        kiosk.terms().ends(consent.visitor(), kiosk.world().now()).stream()
            .map(end -> Map.of("value", end.toString(), "text", language.dateTime(end, zone)))
            .toList());
  }

  private void pass(Map<String, Object> model, KioskStep.ShowPass shown, Language language) {
    Words words = Words.of(language);
    Consented consented = shown.consented();
    Custody custody = consented.grant().terms().custody();
    model.put("custody", custody.name());
    model.put("expires", language.dateTime(consented.grant().expires(), zone));
    model.put(
        "keyText", words.say(custody == Custody.CARRIED ? "pass.carried.text" : "pass.key.text"));
    model.put(
        "withdrawText",
        words.say("pass.withdraw.text", kiosk.terms().pack().maxStatusAge().toMinutes()));
    model.put("withdrawalCode", consented.issued().withdrawalCode());
    model.put("receiptId", consented.issued().receiptId());
    model.put("controller", consented.controller());
  }
}
