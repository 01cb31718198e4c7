package io.consentgate.gateway.camera.visitor;

import java.util.SplittableRandom;

/**
 * How a visitor stands before the lens in one frame.
 *
 * @param x where the middle of the face is, in pixels from the left
 * @param y where the middle of the face is, in pixels from the top
 * @param scale size against the drawing
 * @param roll in radians
 * @param yaw -1 to 1: how far the nose points to the side
 * @param light how bright, 1 is even
 * @param lightFrom -1 to 1: from which side more light falls
 * @param turn -1 to 1: how far the head is turned on purpose ({@link HeadRotation})
 */
record Stance(
    double x,
    double y,
    double scale,
    double roll,
    double yaw,
    double light,
    double lightFrom,
    double turn) {

  /**
   * Stands somewhere near a place: a stance by variation, and a little unrest by frame.
   *
   * @param x middle of the face
   * @param y middle of the face
   * @param scale size against the drawing
   * @param identity seed and variation, mixed
   * @param frame number of the frame
   */
  static Stance near(double x, double y, double scale, long identity, long frame) {
    SplittableRandom base = new SplittableRandom(identity);
    SplittableRandom unrest = new SplittableRandom(identity ^ (frame * 0x9e3779b97f4a7c15L));
    return new Stance(
        x + swing(base, 14) + swing(unrest, 3),
        y + swing(base, 10) + swing(unrest, 2),
        scale * (1 + swing(base, 0.06) + swing(unrest, 0.01)),
        swing(base, 0.05) + swing(unrest, 0.012),
        swing(base, 0.35) + swing(unrest, 0.08),
        1 + swing(base, 0.1) + swing(unrest, 0.02),
        swing(base, 0.3) + swing(unrest, 0.04),
        0);
  }

  /** Returns the same with the head turned. */
  Stance withTurn(double share) {
    return new Stance(x, y, scale, roll, yaw, light, lightFrom, share);
  }

  private static double swing(SplittableRandom random, double reach) {
    return random.nextDouble(-reach, reach);
  }
}
