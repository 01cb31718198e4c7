package io.consentgate.gateway.app.kiosk;

import io.consentgate.gateway.app.web.Language;
import java.util.List;
import java.util.Map;

/** All that a person can do at a kiosk, by name; whatever does not fit the step does nothing. */
public final class Kiosk {

  private final KioskWorld world;
  private final KioskSessions sessions;
  private final Arrival arrival;
  private final ConsentAct consents;
  private final Enrolment enrolment;
  private final Undoing undoing;

  /**
   * Ties the kiosk to its parts.
   *
   * @param world where it stands
   * @param sessions who stands there
   * @param arrival ticket and way without a face
   * @param consents notice and consent
   * @param enrolment capture and pass
   * @param undoing withdrawal
   */
  public Kiosk(
      KioskWorld world,
      KioskSessions sessions,
      Arrival arrival,
      ConsentAct consents,
      Enrolment enrolment,
      Undoing undoing) {
    this.world = world;
    this.sessions = sessions;
    this.arrival = arrival;
    this.consents = consents;
    this.enrolment = enrolment;
    this.undoing = undoing;
  }

  /** Returns the sessions. */
  public KioskSessions sessions() {
    return sessions;
  }

  /** Returns what can be consented to here. */
  public ConsentTermsHere terms() {
    return consents.terms();
  }

  /** Returns where the kiosks stand. */
  public KioskWorld world() {
    return world;
  }

  /**
   * Does what the person pressed, if the step they are at has that.
   *
   * @param session who
   * @param action the button
   * @param form what came with it
   */
  public void act(KioskSession session, String action, Map<String, String> form) {
    expire(session);
    KioskStep step = session.step();
    switch (action) {
      case "extend" -> session.extend();
      case "cancel", "done" -> leave(session, step, "");
      default -> forward(session, step, action, form);
    }
  }

  private void forward(
      KioskSession session, KioskStep step, String action, Map<String, String> form) {
    switch (step) {
      case KioskStep.Start start -> atStart(session, start, action, form);
      case KioskStep.ShowTicket ticket when "ticket".equals(action) ->
          arrival.typed(session, ticket, form.getOrDefault("code", ""));
      case KioskStep.Choose choose when "pass-way".equals(action) ->
          arrival.passWay(session, choose, choose.visitor());
      case KioskStep.Choose choose when "face-way".equals(action) ->
          consents.faceWay(session, choose, choose.visitor());
      case KioskStep.Notice notice when "refuse".equals(action) ->
          consents.refuse(session, notice, notice.visitor());
      case KioskStep.Notice notice when "to-consent".equals(action) ->
          consents.toAct(session, notice);
      case KioskStep.Consent consent when "refuse".equals(action) ->
          consents.refuse(session, consent, consent.visitor());
      case KioskStep.Consent consent when "consent".equals(action) ->
          consents.consent(session, consent, form);
      case KioskStep.Ready ready when "look".equals(action) -> enrolment.start(session, ready);
      case KioskStep.Confirm confirm when "confirm".equals(action) ->
          enrolment.confirm(session, confirm);
      case KioskStep.Confirm confirm when "discard".equals(action) ->
          enrolment.discard(session, confirm);
      case KioskStep.Sorry sorry when "pass-way".equals(action) ->
          arrival.passWay(session, sorry, sorry.visitor());
      case KioskStep.Sorry sorry when "face-way".equals(action) ->
          consents.faceWay(session, sorry, sorry.visitor());
      default -> {}
    }
  }

  private void atStart(
      KioskSession session, KioskStep.Start start, String action, Map<String, String> form) {
    switch (action) {
      case "begin" -> arrival.begin(session, start);
      case "ticket" -> arrival.typed(session, start, form.getOrDefault("code", ""));
      case "withdraw" -> undoing.begin(session, start);
      default -> {}
    }
  }

  /** Changes the language of a session's screen. */
  public void speak(KioskSession session, Language language) {
    if (session.language() != language) {
      session.speak(language);
      consents.languageChanged(session);
    }
  }

  /** Takes a session back to the first step if its time is over. */
  public void expire(KioskSession session) {
    KioskStep step = session.step();
    if (session.isOver(world.now())) {
      leave(session, step, "timeout." + (step instanceof KioskStep.ShowPass ? "pass" : "step"));
    }
  }

  /** Takes every session whose time is over back to the first step. */
  public void expireAll() {
    sessions.all().forEach(this::expire);
    sessions.forgetIdle();
  }

  /** Ends every session as if its time were over. */
  public void close() {
    List<KioskSession> all = sessions.all();
    all.forEach(session -> leave(session, session.step(), ""));
  }

  private void leave(KioskSession session, KioskStep step, String note) {
    String said = step instanceof KioskStep.Result ? "" : note;
    if (session.move(step, new KioskStep.Start(said), world.now())) {
      enrolment.abandoned(step);
    }
  }
}
