package io.consentgate.evaluation.door;

import java.time.Duration;
import java.time.Instant;

/**
 * Somebody who enrolled, with the pass, and what the gateway remembers of tries with it: three
 * failures, then 30 seconds (ST-22).
 */
final class PassHolder {

  private static final int TRIES = 3;
  private static final Duration WAIT = Duration.ofSeconds(30);

  private final Subject subject;
  private final byte[] pass;
  private int failures;
  private Instant ready = Instant.EPOCH;

  /**
   * Takes the pass.
   *
   * @param subject whose
   * @param pass picture of its code
   */
  PassHolder(Subject subject, byte[] pass) {
    this.subject = subject;
    this.pass = pass.clone();
  }

  /** Returns who enrolled. */
  Subject subject() {
    return subject;
  }

  /** Returns a picture of the pass. */
  byte[] pass() {
    return pass.clone();
  }

  /** Returns from when on the pass can be tried again. */
  synchronized Instant ready() {
    return ready;
  }

  /**
   * Notes what became of a try.
   *
   * @param answer of the door
   * @param now the gateway's time
   */
  synchronized void note(Answer answer, Instant now) {
    if (answer == Answer.ADMITTED) {
      failures = 0;
    } else if (answer == Answer.COMPARED && ++failures == TRIES) {
      failures = 0;
      ready = now.plus(WAIT);
    }
  }
}
