package io.consentgate.gateway.app.kiosk;

import io.consentgate.gateway.app.portal.LensWords;
import io.consentgate.gateway.app.portal.PassageTimes;
import io.consentgate.gateway.app.web.Language;
import io.consentgate.gateway.app.web.PageFrame;
import io.consentgate.gateway.app.web.Words;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;

/** Turns the step a session is at into the values of its page. */
public final class KioskPages {

  private final Kiosk kiosk;
  private final PageFrame frame;
  private final StepValues steps;
  private final ZoneId zone;

  /**
   * Ties the pages to what they show.
   *
   * @param kiosk where sessions are
   * @param frame around every page
   * @param times how long coming in takes
   * @param zone in which times are told
   */
  public KioskPages(Kiosk kiosk, PageFrame frame, PassageTimes times, ZoneId zone) {
    this.kiosk = kiosk;
    this.frame = frame;
    this.zone = zone;
    steps = new StepValues(kiosk, times, zone);
  }

  /** Returns the values of the page for the step that a session is at. */
  Map<String, Object> page(KioskSession session) {
    KioskStep step = session.step();
    Language language = session.language();
    Words words = Words.of(language);
    String base = base(session);
    Map<String, Object> model = frame.model(language, base, steps.title(step, words));
    model.put("base", base);
    model.put("token", session.token());
    model.put("portal", session.portal().value());
    model.put("revision", session.revision());
    model.put("step", step.name());
    model.put("polls", isPolling(step));
    model.put("chime", step instanceof KioskStep.Result);
    model.put("showWithdraw", step instanceof KioskStep.Start);
    model.put("showCancel", !(step instanceof KioskStep.Start));
    model.put("camera", camera(session));
    model.put("publicHref", "/about-this-gate?lang=" + language.tag());
    note(model, StepValues.noteKey(step), words);
    timer(model, session, step, words);
    steps.put(model, session, step);
    return model;
  }

  /** Returns the values of the camera's line. */
  Map<String, Object> camera(KioskSession session) {
    return LensWords.of(kiosk.world().portalOf(session).lens().state(), session.language(), zone);
  }

  /** Returns the values of the receipt's page. */
  Map<String, Object> receipt(KioskSession session, KioskStep.ShowPass shown) {
    Words words = Words.of(session.language());
    Map<String, Object> model =
        frame.model(session.language(), base(session) + "/receipt", words.say("receipt.title"));
    model.put("base", base(session));
    String receipt = shown.consented().issued().receipt();
    model.put("sections", new ReceiptWords(receipt, session.language(), zone).sections());
    return model;
  }

  private static String base(KioskSession session) {
    return "/kiosk/" + session.portal();
  }

  private static boolean isPolling(KioskStep step) {
    return switch (step) {
      case KioskStep.ShowTicket _, KioskStep.Enrolling _, KioskStep.HoldPass _ -> true;
      case KioskStep.Result(_, String reason) -> reason.equals("result.wait");
      default -> false;
    };
  }

  private static void note(Map<String, Object> model, String key, Words words) {
    model.put("noteKey", key);
    model.put("note", key.isEmpty() ? "" : words.say(key));
  }

  private void timer(Map<String, Object> model, KioskSession session, KioskStep step, Words words) {
    Duration left = session.left(kiosk.world().now());
    long seconds = step.patience().isPositive() ? Math.max(1, left.toSeconds()) : 0;
    String key = step instanceof KioskStep.ShowPass ? "pass.clears" : "time.left";
    model.put("secondsLeft", seconds);
    model.put("timer", words.say(key, seconds));
    model.put("timerText", words.say(key, "#"));
  }
}
