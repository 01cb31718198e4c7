package io.consentgate.evaluation.crash;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** A clock that stands still until it is moved on. */
final class SteppedClock implements InstantSource {

  private volatile Instant now;

  SteppedClock(Instant start) {
    now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Returns a clock that nobody can set, in nanoseconds; here it goes with the other. */
  long nanos() {
    return TimeUnit.MILLISECONDS.toNanos(now.toEpochMilli());
  }

  /** Moves on. */
  void set(Instant later) {
    now = later;
  }

  /** Returns the instant after a time, without moving. */
  Instant after(Duration time) {
    return now.plus(time);
  }
}
