package io.consentgate.gateway.consent;

/** Whether the clock stands where it can be believed. */
public sealed interface ClockReading {

  /** No source contradicts it. */
  record Sound() implements ClockReading {}

  /**
   * A source contradicts it; the face lane is closed.
   *
   * @param doubt which
   */
  record Suspect(Doubt doubt) implements ClockReading {}

  /** What contradicts the clock. */
  enum Doubt {
    /** It shows less than it showed before, the time that passed since included. */
    SET_BACK,
    /** It shows less than the authority has signed. */
    BEHIND_AUTHORITY
  }
}
