package io.consentgate.evaluation.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** Waits by asking again and again, never by guessing how long something takes. */
public final class Patience {

  private static final Duration PAUSE = Duration.ofMillis(100);

  /** Asks once. */
  @FunctionalInterface
  public interface Question<T> {

    /** Returns the present answer. */
    T ask() throws Exception;
  }

  private Patience() {}

  /**
   * Asks until the answer is good.
   *
   * @param what is awaited, for the message
   * @param longest longest wait
   * @param question asked every 100 ms
   * @param good tells a good answer
   * @throws IllegalStateException if there is no good answer in time; its message has the last one
   */
  public static <T> T await(String what, Duration longest, Question<T> question, Predicate<T> good)
      throws Exception {
    long deadline = System.nanoTime() + longest.toNanos();
    T answer = question.ask();
    while (!good.test(answer)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "waited %d s in vain for %s; last seen: %s"
                .formatted(longest.toSeconds(), what, answer));
      }
      Thread.sleep(PAUSE);
      answer = question.ask();
    }
    return answer;
  }

  /** Asks until there is an answer. */
  public static <T> T awaitPresent(String what, Duration longest, Question<Optional<T>> question)
      throws Exception {
    return await(what, longest, question, Optional::isPresent).orElseThrow();
  }
}
