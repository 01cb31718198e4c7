package io.consentgate.evaluation.statistics;

import java.util.Arrays;

/** Durations in nanoseconds, summed up by order statistics. */
public final class Times {

  private long[] nanos = new long[256];
  private int size;

  /** Adds one. */
  public void add(long duration) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * size);
    }
    nanos[size++] = duration;
  }

  /** Returns how many there are. */
  public int size() {
    return size;
  }

  /**
   * Returns a quantile in milliseconds: the least duration that this share does not exceed.
   *
   * @param share above 0, at most 1
   * @throws IllegalStateException if there is none
   */
  public double quantileMillis(double share) {
    if (size == 0) {
      throw new IllegalStateException("no durations");
    }
    long[] sorted = Arrays.copyOf(nanos, size);
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(share * size) - 1)] / 1e6;
  }

  /** Returns the median in milliseconds. */
  public double medianMillis() {
    return quantileMillis(0.5);
  }

  /** Returns what 99 of 100 do not exceed, in milliseconds. */
  public double p99Millis() {
    return quantileMillis(0.99);
  }
}
