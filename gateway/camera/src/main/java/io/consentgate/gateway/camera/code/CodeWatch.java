package io.consentgate.gateway.camera.code;

import io.consentgate.gateway.access.PresentedCode;
import io.consentgate.gateway.camera.CodeFrame;
import io.consentgate.gateway.camera.GrayPoints;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Decides when a picture is worth searching for a code: at most five times a second, and hardly
 * ever while nothing moves before the lens. Used by one thread.
 */
public final class CodeWatch {

  /** Least time between two searches. */
  public static final Duration INTERVAL = Duration.ofMillis(200);

  /** What came to rest is searched again after this all the same: a blurred code stays held up. */
  static final Duration REST = Duration.ofSeconds(2);

  /** From this long after the last movement on, nobody holds anything up. */
  static final Duration CALM = Duration.ofSeconds(10);

  /** Time between two searches then. */
  static final Duration LONGEST_REST = Duration.ofSeconds(10);

  /** Mean difference a point, of 255, that noise stays below. */
  private static final int STIR = 3;

  /** Difference of one point that is no noise. */
  private static final int POINT_STIR = 24;

  /** Points that may differ so much by chance; the smallest code that can be read stirs more. */
  private static final int STIRRED_POINTS = 6;

  private final CodeReader reader = new CodeReader();
  private final LongSupplier nanos;
  private byte[] seen = {};
  private int columns;
  private boolean isFirst = true;
  private long searchedAt;
  private long stirredAt;
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
   * Tells whether it is time to search and something moved since the last search. If so, the
   * picture counts as searched.
   *
   * @param points of the picture
   */
  public boolean isWorthSearching(GrayPoints points) {
    if (!untilNextSearch().isZero()) {
      return false;
    }
    long now = nanos.getAsLong();
    if (isFirst || hasStirred(points)) {
      stirredAt = now;
    } else if (now - searchedAt < rest(now).toNanos()) {
      return false;
    }
    remember(points);
    isFirst = false;
    searchedAt = now;
    return true;
  }

  /**
   * Reads the code in a picture.
   *
   * @param frame the caller closes it
   * @return what is held up; the caller closes it
   */
  public Optional<PresentedCode> search(CodeFrame frame) {
    searches++;
    return reader.read(frame);
  }

  /** Forgets the last picture, so that the next one is searched. */
  public void forget() {
    isFirst = true;
    Arrays.fill(seen, (byte) 0);
  }

  private Duration rest(long now) {
    return now - stirredAt < CALM.toNanos() ? REST : LONGEST_REST;
  }

  private boolean hasStirred(GrayPoints points) {
    if (points.size() != seen.length || points.columns() != columns) {
      return true;
    }
    int sum = 0;
    int stirred = 0;
    for (int i = 0; i < seen.length; i++) {
      int difference = Math.abs(points.at(i) - (seen[i] & 0xff));
      sum += difference;
      stirred += difference > POINT_STIR ? 1 : 0;
    }
    return sum > STIR * seen.length || stirred > STIRRED_POINTS;
  }

  private void remember(GrayPoints points) {
    if (points.size() != seen.length) {
      Arrays.fill(seen, (byte) 0);
      seen = new byte[points.size()];
    }
    columns = points.columns();
    for (int i = 0; i < seen.length; i++) {
      seen[i] = (byte) points.at(i);
    }
  }
}
