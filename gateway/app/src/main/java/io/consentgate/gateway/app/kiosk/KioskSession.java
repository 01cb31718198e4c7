package io.consentgate.gateway.app.kiosk;

import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.gateway.app.web.Language;
import java.time.Duration;
import java.time.Instant;

/**
 * One browser in front of one portal. It moves from step to step; whoever moves it says from which
 * step, so that a time-out and a button never both win.
 */
public final class KioskSession {

  /** How often one step can be extended (AX-09). */
  static final int MOST_EXTENSIONS = 10;

  private final String token;
  private final PortalId portal;
  private Language language;
  private KioskStep step = new KioskStep.Start("");
  private Instant began;
  private int extensions;
  private long revision;
  private Instant lastSeen;

  /**
   * Starts at the first step.
   *
   * @param token what a form must bring along
   * @param portal where the kiosk stands
   * @param language of the screen
   * @param now the time
   */
  KioskSession(String token, PortalId portal, Language language, Instant now) {
    this.token = token;
    this.portal = portal;
    this.language = language;
    began = now;
    lastSeen = now;
  }

  /** Returns what a form must bring along. */
  public String token() {
    return token;
  }

  /** Returns where the kiosk stands. */
  public PortalId portal() {
    return portal;
  }

  /** Returns the language of the screen. */
  public synchronized Language language() {
    return language;
  }

  /** Changes the language of the screen. */
  public synchronized void speak(Language other) {
    language = other;
  }

  /** Returns the step it is at. */
  public synchronized KioskStep step() {
    return step;
  }

  /** Returns a number that grows with every move, so that a page knows when it is out of date. */
  public synchronized long revision() {
    return revision;
  }

  /** Notes that the browser was heard of. */
  synchronized void seen(Instant now) {
    lastSeen = now;
  }

  /** Returns when the browser was last heard of. */
  synchronized Instant lastSeen() {
    return lastSeen;
  }

  /**
   * Moves on, if it still is where the mover thinks.
   *
   * @param from the very step that the mover saw
   * @param to the next
   * @param now the time
   * @return whether it moved; if not, the mover disposes of what {@code to} holds
   */
  @SuppressWarnings("ReferenceEquality") // Two steps may be alike; only one is the one seen.
  synchronized boolean move(KioskStep from, KioskStep to, Instant now) {
    if (step != from) {
      return false;
    }
    step = to;
    began = now;
    extensions = 0;
    revision++;
    return true;
  }

  /** Gives the person the step's time once more. */
  synchronized boolean extend() {
    if (extensions >= MOST_EXTENSIONS) {
      return false;
    }
    extensions++;
    return true;
  }

  /** Returns how long the step still waits; zero or less when its time is over. */
  synchronized Duration left(Instant now) {
    Duration whole = step.patience().multipliedBy(1L + extensions);
    return whole.minus(Duration.between(began, now));
  }

  /** Tells whether the step's time is over. */
  synchronized boolean isOver(Instant now) {
    return step.patience().isPositive() && !left(now).isPositive();
  }
}
