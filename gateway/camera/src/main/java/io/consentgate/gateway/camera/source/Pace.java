package io.consentgate.gateway.camera.source;

import io.consentgate.gateway.camera.SourceLostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Keeps a source that could be faster at the pace of a camera. Used by one thread. */
final class Pace {

  private final long intervalNanos;
  private final LongSupplier nanos;
  private long next;

  private Pace(Duration interval, LongSupplier nanos) {
    intervalNanos = interval.toNanos();
    this.nanos = nanos;
    next = nanos.getAsLong();
  }

  static Pace ofFps(double fps, LongSupplier nanos) {
    return new Pace(Duration.ofNanos((long) (1e9 / fps)), nanos);
  }

  /** Waits until the next picture is due. */
  void await() throws SourceLostException {
    long now = nanos.getAsLong();
    long left = next - now;
    next = Math.max(next, now) + intervalNanos;
    try {
      if (left > 0) {
        TimeUnit.NANOSECONDS.sleep(left);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new SourceLostException("it was let go");
    }
  }
}
