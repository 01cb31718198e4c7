package io.consentgate.evaluation.pad;

import java.util.SplittableRandom;

/** How somebody holds up what is presented: where, how slanted, and how much the hand shakes. */
final class Hold {

  /** Standard deviation of where a hand holds something from frame to frame, in pixels. */
  private static final double SHAKE = 1.2;

  private final Kind kind;
  private final SplittableRandom random;
  private final double[] face;
  private final double[] place;
  private final double shake;
  private final double roll;
  private final double tiltX;
  private final double tiltY;
  private final double radius;

  /**
   * Draws one.
   *
   * @param face where the face is in the picture
   * @param kind what is held up
   * @param random draws it, and the shaking later
   */
  Hold(Face face, Kind kind, SplittableRandom random) {
    this.kind = kind;
    this.random = random;
    this.face = new double[] {face.x(), face.y(), face.size()};
    place =
        new double[] {
          Simulation.SIDE / 2.0 + random.nextDouble(-16, 16),
          Simulation.SIDE / 2.0 - 20 + random.nextDouble(-16, 16),
          random.nextDouble(38, 54)
        };
    shake = kind == Kind.FIXED_PRINT ? 0 : SHAKE;
    boolean isShown = kind != Kind.BONA_FIDE && kind != Kind.FROZEN_FEED;
    roll = Math.toRadians(random.nextDouble(-6, 6));
    tiltX = isShown ? Math.toRadians(random.nextDouble(-15, 15)) : 0;
    tiltY = isShown ? Math.toRadians(random.nextDouble(-15, 15)) : 0;
    radius = kind == Kind.BENT_PRINT ? random.nextDouble(0.8, 2.5) : Double.NaN;
  }

  /** Returns the next frame's view. */
  View next() {
    return view(tiltX, tiltY);
  }

  /**
   * Returns the next frame's view, turned to a side as if a head turned.
   *
   * @param degrees about the upright axis
   */
  View turned(double degrees) {
    return kind == Kind.FIXED_PRINT
        ? next()
        : view(
            Math.toRadians(degrees + random.nextDouble(-5, 5)),
            tiltY + Math.toRadians(random.nextDouble(-10, 10)));
  }

  private View view(double aboutUpright, double aboutLevel) {
    double rolled = roll + shake * Math.toRadians(0.4 * random.nextGaussian());
    double[] shaken = {
      place[0] + shake * random.nextGaussian(),
      place[1] + shake * random.nextGaussian(),
      place[2] * (1 + 0.0035 * shake * random.nextGaussian())
    };
    return kind == Kind.BENT_PRINT
        ? new BentView(face, shaken, rolled, radius, aboutUpright)
        : FlatView.of(face, shaken, rolled, aboutUpright, aboutLevel);
  }
}
