package io.consentgate.gateway.camera.visitor;

/** A drawn head turned about its axis: an ellipsoid with a nose, in the units of a portrait. */
final class HeadRotation {

  /** A head turned as far as it goes. */
  private static final double MOST_RADIANS = Math.toRadians(28);

  private static final double HALF_WIDTH = 120;
  private static final double HALF_HEIGHT = 175;

  /** The nose: how far it stands out, how far below the head's middle it is, and its size. */
  private static final double NOSE_DEPTH = 40;

  private static final double NOSE_V = 30;
  private static final double NOSE_SIZE = 24;

  /** From here to the rim, as a share of the width, the head goes over into what is around it. */
  private static final double RIM = 0.85;

  private final double radians;

  /**
   * Turns a head.
   *
   * @param share -1 (to its own right) to 1 (to its own left)
   */
  HeadRotation(double share) {
    radians = share * MOST_RADIANS;
  }

  /**
   * Returns where in the portrait lies what the picture shows at a place.
   *
   * @param u right of the head's middle, in the picture
   * @param v below the head's middle
   * @return how far right of the middle, in the portrait
   */
  double sourceOf(double u, double v) {
    if (radians == 0) {
      return u;
    }
    double below = v / HALF_HEIGHT;
    double halfWidth = HALF_WIDTH * Math.sqrt(Math.max(0, 1 - below * below));
    if (Math.abs(u) >= halfWidth) {
      return u;
    }
    double source = onEllipsoid(u, halfWidth);
    double aside = Math.sin(radians) * NOSE_DEPTH;
    for (int i = 0; i < 4; i++) {
      source = onEllipsoid(u - aside * nose(source, v), halfWidth);
    }
    double share = Math.abs(u) / halfWidth;
    double fade = Math.clamp((1 - share) / (1 - RIM), 0, 1);
    return u + fade * (source - u);
  }

  private double onEllipsoid(double u, double halfWidth) {
    double angle = Math.asin(Math.clamp(u / halfWidth, -1, 1)) - radians;
    return halfWidth * Math.sin(Math.clamp(angle, -Math.PI / 2, Math.PI / 2));
  }

  private static double nose(double u, double v) {
    double square = u * u + (v - NOSE_V) * (v - NOSE_V);
    return Math.exp(-square / (2 * NOSE_SIZE * NOSE_SIZE));
  }
}
