package io.consentgate.gateway.camera;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * One gray point for every {@value #STEP_X} by {@value #STEP_Y} pixels of a picture: enough to see
 * whether something moves, for a small part of what a gray copy costs.
 *
 * <p>Each is the mean of {@value #RUN} pixels side by side, in which a sensor's noise weighs
 * little. They stand so many pixels apart whatever the picture's size, since the smallest code that
 * can be read is so many pixels large. Used by one thread at a time.
 */
public final class GrayPoints {

  static final int STEP_X = 16;
  static final int STEP_Y = 8;
  private static final int RUN = 4;

  private byte[] points = {};
  private byte[] row = {};
  private int columns;

  /** Prepares without points. */
  public GrayPoints() {}

  /** Takes the points of a picture, instead of those of the last one. */
  public void sample(Picture picture) {
    int width = picture.width();
    int height = picture.height();
    shape(steps(width, STEP_X), steps(height, STEP_Y), width);
    MemorySegment pixels = picture.pixelsBgr();
    for (int i = 0; i < points.length; i += columns) {
      long y = middle(i / columns, STEP_Y, height);
      MemorySegment.copy(pixels, ValueLayout.JAVA_BYTE, y * row.length, row, 0, row.length);
      for (int column = 0; column < columns; column++) {
        points[i + column] = mean(middle(column, STEP_X, width - RUN + 1), Math.min(RUN, width));
      }
    }
    Arrays.fill(row, (byte) 0);
  }

  /** Returns how many there are. */
  public int size() {
    return points.length;
  }

  /** Returns how many lie side by side. */
  public int columns() {
    return columns;
  }

  /** Returns one of them, row by row: 0 for black to 255. */
  public int at(int index) {
    return points[index] & 0xff;
  }

  /** Overwrites them with zeros. */
  public void forget() {
    Arrays.fill(points, (byte) 0);
  }

  private void shape(int across, int down, int width) {
    if (points.length != across * down) {
      forget();
      points = new byte[across * down];
    }
    if (row.length != width * Luma.CHANNELS) {
      row = new byte[width * Luma.CHANNELS];
    }
    columns = across;
  }

  private static int steps(int side, int step) {
    return (side + step - 1) / step;
  }

  /** The middle of a step, or the last place there is. */
  private static int middle(int number, int step, int places) {
    return Math.min(number * step + step / 2, Math.max(0, places - 1));
  }

  private byte mean(int x, int run) {
    int sum = 0;
    for (int i = x; i < x + run; i++) {
      sum += Luma.gray(row, i * Luma.CHANNELS);
    }
    return (byte) (sum / run);
  }
}
