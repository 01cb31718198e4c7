package io.consentgate.gateway.vision;

/**
 * Which way a head is turned (ISO/IEC 29794-5: pose angles), estimated from five landmarks.
 *
 * <p>The five points of a mean head in three dimensions are laid on the landmarks by least squares,
 * as if the camera were far away. Zero is the pose of the alignment template. Noses and mouths
 * differ from head to head, so these are estimates: some degrees off for a face that looks ahead,
 * more for others. They are judged by their amount only.
 *
 * @param yawDegrees to the side, -90 to 90
 * @param pitchDegrees up or down, -180 to 180
 * @param rollDegrees tilt in the plane of the picture, -180 to 180
 */
public record HeadPose(double yawDegrees, double pitchDegrees, double rollDegrees) {

  /** Of landmarks that lie on one line or spot. */
  static final HeadPose NONE = new HeadPose(90, 180, 180);

  /** How far the tip of the nose stands before the eyes: 27 of 63 mm between the pupils. */
  static final double NOSE_DEPTH = 15;

  /** How far the corners of the mouth stand before the eyes: 2 of 63 mm. */
  static final double MOUTH_DEPTH = 1;

  private static final int AXES = 3;

  /** The head about its middle, in pixels of the template: right, down, towards the camera. */
  private static final double[][] HEAD = head();

  /** The head's pseudo-inverse: weights of each point for each axis. */
  private static final double[][] WEIGHTS = weights();

  /** Estimates the pose of a face. */
  static HeadPose of(Landmarks landmarks) {
    double[] right = new double[AXES];
    double[] down = new double[AXES];
    for (int axis = 0; axis < AXES; axis++) {
      for (int i = 0; i < Landmarks.POINTS; i++) {
        right[axis] += WEIGHTS[axis][i] * (landmarks.x(i) - landmarks.centreX());
        down[axis] += WEIGHTS[axis][i] * (landmarks.y(i) - landmarks.centreY());
      }
    }
    double lengthRight = Features.norm(right);
    double lengthDown = Features.norm(down);
    if (!(lengthRight > 0 && lengthDown > 0)) {
      return NONE;
    }
    double ahead = (right[0] * down[1] - right[1] * down[0]) / (lengthRight * lengthDown);
    return new HeadPose(
        Math.toDegrees(Math.asin(right[2] / lengthRight)),
        Math.toDegrees(Math.atan2(down[2] / lengthDown, ahead)),
        Math.toDegrees(
            Math.atan2(landmarks.y(1) - landmarks.y(0), landmarks.x(1) - landmarks.x(0))));
  }

  /**
   * Returns how far the head is turned to the side about its own axis, however it is tilted: what
   * {@link #yawDegrees} is once the eyes are level. In the picture of a flat picture, held at up to
   * 45 degrees any way, it stays within some degrees of what it is in that picture itself.
   */
  public double turnDegrees() {
    double yaw = Math.toRadians(yawDegrees);
    double pitch = Math.toRadians(pitchDegrees);
    double roll = Math.toRadians(rollDegrees);
    double aside =
        Math.cos(roll) * Math.sin(yaw) + Math.sin(roll) * Math.cos(yaw) * Math.sin(pitch);
    return Math.toDegrees(Math.asin(Math.clamp(aside, -1, 1)));
  }

  private static double[][] head() {
    double[] depth = {0, 0, NOSE_DEPTH, MOUTH_DEPTH, MOUTH_DEPTH};
    double[][] head = new double[Landmarks.POINTS][];
    double[] middle = new double[AXES];
    for (int i = 0; i < Landmarks.POINTS; i++) {
      AlignmentTemplate face = AlignmentTemplate.OWN_112;
      head[i] = new double[] {face.x(i), face.y(i), depth[i]};
      for (int axis = 0; axis < AXES; axis++) {
        middle[axis] += head[i][axis] / Landmarks.POINTS;
      }
    }
    for (double[] point : head) {
      for (int axis = 0; axis < AXES; axis++) {
        point[axis] -= middle[axis];
      }
    }
    return head;
  }

  private static double[][] weights() {
    double[][] products = new double[AXES][AXES];
    for (double[] point : HEAD) {
      for (int i = 0; i < AXES; i++) {
        for (int k = 0; k < AXES; k++) {
          products[i][k] += point[i] * point[k];
        }
      }
    }
    double determinant = 0;
    for (int k = 0; k < AXES; k++) {
      determinant += products[0][k] * cofactor(products, 0, k);
    }
    double[][] weights = new double[AXES][Landmarks.POINTS];
    for (int axis = 0; axis < AXES; axis++) {
      for (int i = 0; i < Landmarks.POINTS; i++) {
        for (int k = 0; k < AXES; k++) {
          weights[axis][i] += cofactor(products, k, axis) / determinant * HEAD[i][k];
        }
      }
    }
    return weights;
  }

  private static double cofactor(double[][] m, int row, int column) {
    int[] rows = {(row + 1) % AXES, (row + 2) % AXES};
    int[] columns = {(column + 1) % AXES, (column + 2) % AXES};
    return m[rows[0]][columns[0]] * m[rows[1]][columns[1]]
        - m[rows[0]][columns[1]] * m[rows[1]][columns[0]];
  }
}
