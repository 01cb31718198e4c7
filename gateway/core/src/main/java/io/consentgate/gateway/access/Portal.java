package io.consentgate.gateway.access;

/** Port: a door or turnstile. Egress is never touched. */
@FunctionalInterface
public interface Portal {

  /** What is known after asking. */
  enum Outcome {
    /** It opened. */
    OPENED,
    /** It said no, or said nothing in time. */
    DID_NOT_OPEN
  }

  /**
   * Releases the portal once.
   *
   * @param admit the decision that allows it
   */
  Outcome release(Admit admit);
}
