package io.consentgate.gateway.app.portal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** When the reader of a portal last took its turn. Safe for use by several threads. */
public final class ReaderPulse {

  /** A presentation in hand may hold the reader up for this long. */
  static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

  private static final long NEVER = Long.MIN_VALUE;

  private final AtomicLong latest = new AtomicLong(NEVER);

  /**
   * Notes a turn.
   *
   * @param nanos the monotonic clock
   */
  void beat(long nanos) {
    latest.set(nanos);
  }

  /**
   * Tells whether the reader takes its turns.
   *
   * @param nanos the monotonic clock
   */
  public boolean isAlive(long nanos) {
    long last = latest.get();
    return last != NEVER && nanos - last <= LONGEST_PAUSE.toNanos();
  }
}
