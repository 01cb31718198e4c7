package io.consentgate.gateway.camera.code;

import io.consentgate.gateway.access.PresentedCode;
import io.consentgate.gateway.camera.CodeFrame;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Decides when a picture is worth searching for a code: at most five times a second, and not at all
 * while nothing moves before the lens. Used by one thread.
 */
public final class CodeWatch {

  /** Least time between two searches. */
  public static final Duration INTERVAL = Duration.ofMillis(200);

  /** A picture in which nothing moves is searched again after this all the same. */
  static final Duration LONGEST_REST = Duration.ofSeconds(2);

  private static final int GRID = 64;

  /** Mean difference a point, of 255, that noise stays below. */
  private static final int STIR = 3;

  /** Difference of one point that is no noise. */
  private static final int POINT_STIR = 24;

  /** Points that must differ for a small code at the rim to be noticed. */
  private static final int STIRRED_POINTS = 12;

  private final CodeReader reader = new CodeReader();
  private final LongSupplier nanos;
  private final byte[] seen = new byte[GRID * GRID];
  private boolean isFirst = true;
  private long searchedAt;
  private long searches;

  /**
   * Watches by a clock.
   *
   * @param nanos steady, in nanoseconds
   */
  public CodeWatch(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Returns how long until the next search may be made. */
  public Duration untilNextSearch() {
    long left = searchedAt + INTERVAL.toNanos() - nanos.getAsLong();
    return isFirst || left < 0 ? Duration.ZERO : Duration.ofNanos(left);
  }

  /** Returns how many pictures were searched. */
  public long searches() {
    return searches;
  }

  /**
   * Reads the code in a picture, if it is time and something moved.
   *
   * @param frame the caller closes it
   * @return what is held up; the caller closes it
   */
  public Optional<PresentedCode> look(CodeFrame frame) {
    if (!untilNextSearch().isZero()) {
      return Optional.empty();
    }
    long rest = nanos.getAsLong() - searchedAt;
    if (!isFirst && rest < LONGEST_REST.toNanos() && !hasStirred(frame)) {
      return Optional.empty();
    }
    remember(frame);
    isFirst = false;
    searchedAt = nanos.getAsLong();
    searches++;
    return reader.read(frame);
  }

  /** Forgets the last picture, so that the next one is searched. */
  public void forget() {
    isFirst = true;
    Arrays.fill(seen, (byte) 0);
  }

  private boolean hasStirred(CodeFrame frame) {
    int sum = 0;
    int points = 0;
    for (int i = 0; i < seen.length; i++) {
      int difference = Math.abs((point(frame, i) & 0xff) - (seen[i] & 0xff));
      sum += difference;
      points += difference > POINT_STIR ? 1 : 0;
    }
    return sum > STIR * seen.length || points > STIRRED_POINTS;
  }

  private void remember(CodeFrame frame) {
    for (int i = 0; i < seen.length; i++) {
      seen[i] = point(frame, i);
    }
  }

  private static byte point(CodeFrame frame, int index) {
    long y = (2L * (index / GRID) + 1) * frame.height() / (2 * GRID);
    long x = (2L * (index % GRID) + 1) * frame.width() / (2 * GRID);
    return frame.luma().get(ValueLayout.JAVA_BYTE, y * frame.width() + x);
  }
}
