package io.consentgate.evaluation.quality;

import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** Frames as a camera gives them in a row, made of one picture: moved, lit and blurred a little. */
final class Frames {

  private static final double MOST_TILT_DEGREES = 4;
  private static final double MOST_BLUR = 1;
  private static final double DARKEST = 0.7;

  private Frames() {}

  /** Returns the picture as the next frame might show it. */
  static BufferedImage next(BufferedImage picture, RandomGenerator random) {
    double tilt = MOST_TILT_DEGREES * (2 * random.nextDouble() - 1);
    double blur = 0.1 + MOST_BLUR * random.nextDouble();
    double light = DARKEST + (1 - DARKEST) * random.nextDouble();
    double size = 0.9 + 0.1 * random.nextDouble();
    BufferedImage turned = Change.TILT.on(picture, tilt);
    BufferedImage blurred = Change.BLUR.on(Change.SHRINK.on(turned, size), blur);
    return Change.DARKEN.on(blurred, light);
  }
}
