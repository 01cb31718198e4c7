package io.consentgate.gateway.vision;

/** A mean head, seen from far away. */
final class Heads {

  private static final double[] DEPTH = {
    0, 0, HeadPose.NOSE_DEPTH, HeadPose.MOUTH_DEPTH, HeadPose.MOUTH_DEPTH
  };

  private Heads() {}

  /** Returns the head's points through a map from space to the picture. */
  static Landmarks seen(double[][] map, double scale) {
    double[] xy = new double[2 * Landmarks.POINTS];
    for (int i = 0; i < Landmarks.POINTS; i++) {
      double x = AlignmentTemplate.OWN_112.x(i);
      double y = AlignmentTemplate.OWN_112.y(i);
      for (int k = 0; k < 2; k++) {
        xy[2 * i + k] = scale * (map[k][0] * x + map[k][1] * y + map[k][2] * DEPTH[i]);
      }
    }
    return new Landmarks(xy);
  }

  /** Returns the first two rows of a rotation: up or down, then to the side, then tilted. */
  static double[][] turned(double yawDegrees, double pitchDegrees, double rollDegrees) {
    double cy = Math.cos(Math.toRadians(yawDegrees));
    double sy = Math.sin(Math.toRadians(yawDegrees));
    double cp = Math.cos(Math.toRadians(pitchDegrees));
    double sp = Math.sin(Math.toRadians(pitchDegrees));
    double[][] map = {{cy, -sy * sp, sy * cp}, {0, cp, sp}};
    return after(tilt(rollDegrees), map);
  }

  /** Returns a tilt in the plane. */
  static double[][] tilt(double degrees) {
    double c = Math.cos(Math.toRadians(degrees));
    double s = Math.sin(Math.toRadians(degrees));
    return new double[][] {{c, -s}, {s, c}};
  }

  /**
   * Returns how a plane gets narrower that is turned about a line in it.
   *
   * @param degrees by which it is turned
   * @param lineDegrees direction in which it gets narrower
   */
  static double[][] slant(double degrees, double lineDegrees) {
    double less = 1 - Math.cos(Math.toRadians(degrees));
    double c = Math.cos(Math.toRadians(lineDegrees));
    double s = Math.sin(Math.toRadians(lineDegrees));
    return new double[][] {{1 - less * c * c, -less * c * s}, {-less * c * s, 1 - less * s * s}};
  }

  /** Returns one map of the plane after another map. */
  static double[][] after(double[][] plane, double[][] map) {
    double[][] both = new double[2][map[0].length];
    for (int row = 0; row < 2; row++) {
      for (int k = 0; k < map[0].length; k++) {
        both[row][k] = plane[row][0] * map[0][k] + plane[row][1] * map[1][k];
      }
    }
    return both;
  }
}
