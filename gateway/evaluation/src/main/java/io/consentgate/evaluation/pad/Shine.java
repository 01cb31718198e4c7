package io.consentgate.evaluation.pad;

import java.util.SplittableRandom;

/**
 * What a smooth surface mirrors of the room: a veil everywhere and one lamp or window.
 *
 * @param veil light added everywhere
 * @param peak light added in the middle of the lamp
 * @param across its middle, -1 to 1 across the window
 * @param down its middle, -1 to 1 down the window
 * @param size its standard deviation in the same units
 */
record Shine(double veil, double peak, double across, double down, double size) {

  /** Draws one; both limits grow with how smooth the surface is. */
  static Shine drawn(SplittableRandom random, double mostVeil, double mostPeak) {
    return new Shine(
        random.nextDouble(0.1 * mostVeil, mostVeil),
        random.nextDouble(0, mostPeak),
        random.nextDouble(-1, 1),
        random.nextDouble(-1, 1),
        random.nextDouble(0.1, 0.5));
  }

  double at(double x, double y) {
    double square = (x - across) * (x - across) + (y - down) * (y - down);
    return veil + peak * Math.exp(-0.5 * square / (size * size));
  }
}
