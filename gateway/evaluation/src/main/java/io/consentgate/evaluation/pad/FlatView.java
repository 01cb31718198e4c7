package io.consentgate.evaluation.pad;

/**
 * From a pixel of the frame back to a pixel of the picture: the plane that the picture lies in is
 * shifted, rolled, scaled, and tilted away from the lens.
 */
final class FlatView implements View {

  private final double[] back;

  private FlatView(double[] forward) {
    back = inverse(forward);
  }

  /**
   * Puts a face into a frame.
   *
   * @param face middle between the eyes, in the picture: x, y, and the distance of the eyes
   * @param place where that middle comes to lie in the frame: x, y, and the distance there
   * @param roll in radians
   * @param tiltX about the upright axis, in radians
   * @param tiltY about the level axis, in radians
   */
  static FlatView of(double[] face, double[] place, double roll, double tiltX, double tiltY) {
    double scale = place[2] / face[2];
    double cos = scale * Math.cos(roll);
    double sin = scale * Math.sin(roll);
    double[] similar = {
      cos, -sin, -cos * face[0] + sin * face[1], sin, cos, -sin * face[0] - cos * face[1], 0, 0, 1
    };
    double[] tilted = {
      Math.cos(tiltX),
      0,
      0,
      0,
      Math.cos(tiltY),
      0,
      Math.sin(tiltX) / FOCUS,
      Math.sin(tiltY) / FOCUS,
      1
    };
    double[] shifted = {1, 0, place[0], 0, 1, place[1], 0, 0, 1};
    return new FlatView(product(shifted, product(tilted, similar)));
  }

  @Override
  public double pictureX(double x, double y) {
    return (back[0] * x + back[1] * y + back[2]) / depth(x, y);
  }

  @Override
  public double pictureY(double x, double y) {
    return (back[3] * x + back[4] * y + back[5]) / depth(x, y);
  }

  private double depth(double x, double y) {
    return back[6] * x + back[7] * y + back[8];
  }

  private static double[] product(double[] a, double[] b) {
    double[] product = new double[9];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        for (int k = 0; k < 3; k++) {
          product[3 * row + column] += a[3 * row + k] * b[3 * k + column];
        }
      }
    }
    return product;
  }

  private static double[] inverse(double[] m) {
    double[] inverse = {
      m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
      m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
      m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]
    };
    double determinant = m[0] * inverse[0] + m[1] * inverse[3] + m[2] * inverse[6];
    for (int i = 0; i < inverse.length; i++) {
      inverse[i] /= determinant;
    }
    return inverse;
  }
}
