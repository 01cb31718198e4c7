package io.consentgate.gateway.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A wall clock and a monotonic clock that stand still until a test moves them. */
public final class TestClock implements InstantSource {

  /** Where a clock starts unless told otherwise. */
  public static final Instant START = Instant.parse("2026-11-02T09:30:00Z");

  private final AtomicReference<Instant> now;
  private final AtomicLong nanos = new AtomicLong(1_000_000_000L);

  /** Starts at {@link #START}. */
  public TestClock() {
    this(START);
  }

  /** Starts at an instant. */
  public TestClock(Instant start) {
    now = new AtomicReference<>(start);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  /** Returns the monotonic clock in nanoseconds. */
  public long nanos() {
    return nanos.get();
  }

  /** Lets time pass on both clocks. */
  public void advance(Duration duration) {
    now.updateAndGet(instant -> instant.plus(duration));
    nanos.addAndGet(duration.toNanos());
  }

  /** Sets the wall clock alone, as somebody with a screwdriver would. */
  public void setWall(Instant instant) {
    now.set(instant);
  }
}
