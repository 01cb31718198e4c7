package io.consentgate.evaluation.pad;

/**
 * A picture bent round an upright cylinder, the middle between the eyes nearest to the lens, and
 * turned about the upright line through that middle. In the frame, distances from that middle:
 * right of it {@code x = F·X / (F + Z)}, where a place {@code s} along the sheet lies at {@code X =
 * r·(sin θ·cos φ + (1 − cos θ)·sin φ)} and {@code Z = r·((1 − cos θ)·cos φ − sin θ·sin φ)} with
 * {@code θ = s/r}; of the two places of a cylinder that a ray meets the one that faces the lens is
 * seen.
 */
final class BentView implements View {

  private final double[] face;
  private final double[] place;
  private final double scale;
  private final double roll;
  private final double radius;
  private final double cos;
  private final double sin;

  /**
   * Puts a face into a frame.
   *
   * @param face middle between the eyes, in the picture: x, y, and the distance of the eyes
   * @param place where that middle comes to lie in the frame: x, y, and the distance there
   * @param roll of the picture on the sheet, in radians
   * @param radius of the cylinder, in distances of the eyes
   * @param turn about the upright line, in radians
   */
  BentView(double[] face, double[] place, double roll, double radius, double turn) {
    this.face = face.clone();
    this.place = place.clone();
    this.roll = roll;
    scale = place[2] / face[2];
    this.radius = radius * place[2];
    cos = Math.cos(turn);
    sin = Math.sin(turn);
  }

  @Override
  public double pictureX(double x, double y) {
    double angle = angle(x - place[0]);
    double along = radius * angle;
    double down = down(y - place[1], angle);
    return face[0] + (along * Math.cos(roll) + down * Math.sin(roll)) / scale;
  }

  @Override
  public double pictureY(double x, double y) {
    double angle = angle(x - place[0]);
    double along = radius * angle;
    double down = down(y - place[1], angle);
    return face[1] + (down * Math.cos(roll) - along * Math.sin(roll)) / scale;
  }

  /** Solves {@code F·X − x·Z = x·F}, which is {@code a·sin θ − b·cos θ = c − b}, for θ. */
  private double angle(double x) {
    double a = radius * (FOCUS * cos + x * sin);
    double b = radius * (FOCUS * sin - x * cos);
    return Math.asin((x * FOCUS - b) / Math.hypot(a, b)) + Math.atan2(b, a);
  }

  private double down(double y, double angle) {
    double away = radius * ((1 - Math.cos(angle)) * cos - Math.sin(angle) * sin);
    return y * (FOCUS + away) / FOCUS;
  }
}
