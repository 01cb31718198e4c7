package io.consentgate.authority.rights;

import io.consentgate.authority.clock.ProgramClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Slows down whoever guesses codes: at most 30 wrong ones a minute, from wherever they come. A code
 * has 80 random bits, so this protects the machine more than the code.
 */
@Singleton
public final class AttemptLimit {
  private static final int LIMIT = 30;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final ProgramClock clock;
  private final Deque<Instant> wrong = new ArrayDeque<>();

  /** Makes a limit by a clock. */
  public AttemptLimit(ProgramClock clock) {
    this.clock = clock;
  }

  /** Tells whether a code may be tried now. */
  public synchronized boolean allows() {
    Instant start = clock.instant().minus(WINDOW);
    while (!wrong.isEmpty() && !wrong.getFirst().isAfter(start)) {
      wrong.removeFirst();
    }
    return wrong.size() < LIMIT;
  }

  /** Counts a wrong code. */
  public synchronized void wrong() {
    wrong.addLast(clock.instant());
  }
}
