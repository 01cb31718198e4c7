package io.consentgate.gateway.vision;

import java.util.Arrays;

/**
 * Five points of one face, in pixels of the region: the eye on the picture's left, the other eye,
 * nose tip, mouth corner on the picture's left, the other corner.
 */
public final class Landmarks {

  /** Number of points. */
  public static final int POINTS = 5;

  private final double[] xy;

  /**
   * Copies points.
   *
   * @param xy x and y of each point in turn; the caller still owns the array
   */
  public Landmarks(double[] xy) {
    if (xy.length != 2 * POINTS) {
      throw new IllegalArgumentException("a face has five landmarks");
    }
    this.xy = xy.clone();
  }

  /** Returns the x of a point. */
  public double x(int point) {
    return xy[2 * point];
  }

  /** Returns the y of a point. */
  public double y(int point) {
    return xy[2 * point + 1];
  }

  /** Returns the x of their centre. */
  public double centreX() {
    return (x(0) + x(1) + x(2) + x(3) + x(4)) / POINTS;
  }

  /** Returns the y of their centre. */
  public double centreY() {
    return (y(0) + y(1) + y(2) + y(3) + y(4)) / POINTS;
  }

  /** Returns the root mean square distance from their centre: the size of the face. */
  double spread() {
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
      sum += square(x(i) - centreX()) + square(y(i) - centreY());
    }
    return Math.sqrt(sum / POINTS);
  }

  /** Returns the distance between the eyes. */
  public double eyeDistance() {
    return Math.hypot(x(1) - x(0), y(1) - y(0));
  }

  /** Returns the distance from the middle of the eyes to the middle of the mouth. */
  public double eyesToMouth() {
    return Math.hypot((x(3) + x(4) - x(0) - x(1)) / 2, (y(3) + y(4) - y(0) - y(1)) / 2);
  }

  /** Tells whether two findings are one face: their centres lie within its size. */
  boolean isSameFace(Landmarks other) {
    double distance = Math.hypot(centreX() - other.centreX(), centreY() - other.centreY());
    return distance < Math.max(spread(), other.spread());
  }

  /** Tells whether every point is a number. */
  boolean areFinite() {
    return Arrays.stream(xy).allMatch(Double::isFinite);
  }

  /** Overwrites the points. */
  void forget() {
    Arrays.fill(xy, 0);
  }

  private static double square(double value) {
    return value * value;
  }
}
