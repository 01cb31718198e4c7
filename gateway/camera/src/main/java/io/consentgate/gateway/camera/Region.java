package io.consentgate.gateway.camera;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/**
 * The part of the picture that may be looked at; the rest is blackened before anything reads it
 * (CN-31).
 *
 * <p>A polygon whose corners are shares of width and height, 0 to 1.
 */
public final class Region {

  /** The whole picture. */
  public static final Region WHOLE = rectangle(0, 0, 1, 1);

  private static final int CHANNELS = 3;

  /** Rows of the picture that the share is counted in. */
  private static final int ROWS = 1000;

  private final List<Corner> corners;

  private Region(List<Corner> corners) {
    this.corners = List.copyOf(corners);
  }

  /**
   * One corner.
   *
   * @param x share of the width
   * @param y share of the height
   */
  public record Corner(double x, double y) {

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if it lies outside the picture
     */
    public Corner {
      if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
        throw new IllegalArgumentException("a corner lies inside the picture, from 0 to 1");
      }
    }
  }

  /**
   * Reads a rectangle, {@code LEFT,TOP,WIDTH,HEIGHT}, or the corners of a polygon, {@code X,Y X,Y
   * X,Y}, in shares of the picture.
   *
   * @throws IllegalArgumentException if it is neither, lies outside the picture or is smaller than
   *     a hundredth of it; the message says what would be right
   */
  public static Region parse(String text) {
    return RegionText.read(text);
  }

  /** Returns its corners, in order. */
  public List<Corner> corners() {
    return corners;
  }

  /** Returns how much of the picture it is, 0 to 1, counted as the picture is blackened. */
  public double share() {
    double sum = 0;
    for (int row = 0; row < ROWS; row++) {
      double[] crossings = crossings((row + 0.5) / ROWS);
      for (int i = 0; i + 1 < crossings.length; i += 2) {
        sum += crossings[i + 1] - crossings[i];
      }
    }
    return sum / ROWS;
  }

  /** Returns an upright rectangle. */
  public static Region rectangle(double left, double top, double right, double bottom) {
    return polygon(
        List.of(
            new Corner(left, top),
            new Corner(right, top),
            new Corner(right, bottom),
            new Corner(left, bottom)));
  }

  /**
   * Returns a polygon.
   *
   * @throws IllegalArgumentException if it has fewer than three corners
   */
  public static Region polygon(List<Corner> corners) {
    if (corners.size() < 3) {
      throw new IllegalArgumentException("a region has at least three corners");
    }
    return new Region(corners);
  }

  /** Blackens everything outside. */
  void mask(Picture picture) {
    if (this == WHOLE) {
      return;
    }
    for (int y = 0; y < picture.height(); y++) {
      double[] crossings = crossings((y + 0.5) / picture.height());
      int done = 0;
      for (int i = 0; i + 1 < crossings.length; i += 2) {
        int from = (int) Math.round(crossings[i] * picture.width());
        blacken(picture, y, done, from);
        done = Math.max(done, (int) Math.round(crossings[i + 1] * picture.width()));
      }
      blacken(picture, y, done, picture.width());
    }
  }

  /** Where a row enters and leaves the polygon, sorted. */
  private double[] crossings(double y) {
    double[] found = new double[corners.size()];
    int count = 0;
    for (int i = 0; i < corners.size(); i++) {
      Corner one = corners.get(i);
      Corner other = corners.get((i + 1) % corners.size());
      if ((one.y() <= y) != (other.y() <= y)) {
        found[count++] = one.x() + (y - one.y()) * (other.x() - one.x()) / (other.y() - one.y());
      }
    }
    double[] crossings = Arrays.copyOf(found, count);
    Arrays.sort(crossings);
    return crossings;
  }

  private static void blacken(Picture picture, int y, int from, int to) {
    if (to > from) {
      MemorySegment pixels = picture.pixelsBgr();
      long row = (long) y * picture.width();
      pixels.asSlice((row + from) * CHANNELS, (long) (to - from) * CHANNELS).fill((byte) 0);
    }
  }
}
