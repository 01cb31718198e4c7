package io.consentgate.gateway.vision;

import org.opencv.core.Mat;

/**
 * An affine map of the plane: x' = a x + b y + tx, y' = c x + d y + ty.
 *
 * @param a x to x
 * @param b y to x
 * @param tx shift of x
 * @param c x to y
 * @param d y to y
 * @param ty shift of y
 */
record Transform(double a, double b, double tx, double c, double d, double ty) {

  /** Reads a 2×3 matrix of doubles. */
  static Transform of(Mat matrix) {
    double[] m = new double[6];
    matrix.get(0, 0, m);
    return new Transform(m[0], m[1], m[2], m[3], m[4], m[5]);
  }

  /** Maps an upright square of the picture to a square crop. */
  static Transform ofSquare(double centreX, double centreY, double side, double cropSide) {
    double k = cropSide / side;
    return new Transform(k, 0, cropSide / 2 - k * centreX, 0, k, cropSide / 2 - k * centreY);
  }

  /** Returns x' of a point. */
  double x(double x, double y) {
    return a * x + b * y + tx;
  }

  /** Returns y' of a point. */
  double y(double x, double y) {
    return c * x + d * y + ty;
  }

  /** Returns the side of the square that the unit square's area becomes. */
  double scale() {
    return Math.sqrt(Math.abs(a * d - b * c));
  }

  /** Returns the map back. */
  Transform inverse() {
    double det = a * d - b * c;
    return new Transform(
        d / det, -b / det, (b * ty - d * tx) / det, -c / det, a / det, (c * tx - a * ty) / det);
  }

  /** Returns the same map for a picture that was halved so many times by {@link Pyramid}. */
  Transform afterHalving(int times) {
    double pixel = 1 << times;
    double first = (pixel - 1) / 2;
    return new Transform(
        a * pixel, b * pixel, x(first, first), c * pixel, d * pixel, y(first, first));
  }

  /** Returns this map with its result stretched. */
  Transform stretched(double byX, double byY) {
    return new Transform(a * byX, b * byX, tx * byX, c * byY, d * byY, ty * byY);
  }

  /** Writes itself into a 2×3 matrix of doubles. */
  void into(Mat matrix) {
    matrix.put(0, 0, a, b, tx, c, d, ty);
  }
}
