package io.consentgate.evaluation.browser;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits by asking again, never by guessing how long something takes. */
final class Until {

  private static final Duration PAUSE = Duration.ofMillis(150);

  private Until() {}

  /**
   * Asks until the answer is the wanted one.
   *
   * @throws AssertionError if it is not in time; its message has the last answer
   */
  static <T> void equal(T wanted, Duration longest, Callable<T> question) throws Exception {
    long deadline = System.nanoTime() + longest.toNanos();
    T answer = question.call();
    while (!wanted.equals(answer)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "waited %d s for %s; last seen: %s".formatted(longest.toSeconds(), wanted, answer));
      }
      Thread.sleep(PAUSE);
      answer = question.call();
    }
  }
}
