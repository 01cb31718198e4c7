package io.consentgate.evaluation.pad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes frames of presentations out of a picture of a face: the face itself, or the picture shown
 * on something, before one and the same camera. What is drawn by chance, and from where to where,
 * stands in {@code docs/presentation-attacks.md}. The same seed gives the same frames.
 */
final class Simulation {

  /** Side of a frame, in pixels. */
  static final int SIDE = 320;

  /** Frames of a presentation. */
  static final int FRAMES = 3;

  /** Where in a pixel the scene is looked at. */
  private static final double[] OFFSETS = {-0.25, 0.25};

  /** Standard deviation of where a hand holds something from frame to frame, in pixels. */
  private static final double SHAKE = 1.2;

  /** How much coarser the room behind is. */
  private static final int BEHIND = 12;

  /** Width of the strip in which a bona fide picture gives way to what is around it. */
  private static final double STRIP = 12;

  private Simulation() {}

  /**
   * Presents a picture.
   *
   * @param picture the picture, in linear light
   * @param face where its face is
   * @param kind how to present it
   * @param seed of everything drawn by chance
   * @return {@value #FRAMES} frames of {@value #SIDE} by {@value #SIDE} pixels
   */
  static List<PictureFile> present(Light picture, Face face, Kind kind, long seed) {
    SplittableRandom random = new SplittableRandom(seed * 31 + kind.species().hashCode());
    Lens lens = Lens.drawn(random);
    Medium medium = medium(picture, face, kind, random);
    double[] from = {face.x(), face.y(), face.size()};
    double[] place = {
      SIDE / 2.0 + random.nextDouble(-16, 16),
      SIDE / 2.0 - 20 + random.nextDouble(-16, 16),
      random.nextDouble(38, 54)
    };
    double shake = kind == Kind.FIXED_PRINT ? 0 : SHAKE;
    boolean isShown = kind != Kind.BONA_FIDE && kind != Kind.FROZEN_FEED;
    double roll = Math.toRadians(random.nextDouble(-6, 6));
    double tiltX = isShown ? Math.toRadians(random.nextDouble(-15, 15)) : 0;
    double tiltY = isShown ? Math.toRadians(random.nextDouble(-15, 15)) : 0;
    Light behind = picture.shrunk(BEHIND).blurred(1);
    List<PictureFile> frames = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      double rolled = roll + shake * Math.toRadians(0.4 * random.nextGaussian());
      View view = View.of(from, View.shaken(place, shake, random), rolled, tiltX, tiltY);
      Light scene = new Light(SIDE, SIDE);
      Light pattern = new Light(SIDE, SIDE);
      draw(scene, pattern, view, medium, behind);
      if (kind == Kind.FROZEN_FEED) {
        return Collections.nCopies(FRAMES, PictureFile.copyOf(lens.take(scene, pattern, random)));
      }
      frames.add(PictureFile.copyOf(lens.take(scene, pattern, random)));
    }
    return frames;
  }

  private static Medium medium(Light picture, Face face, Kind kind, SplittableRandom random) {
    return switch (kind) {
      case BONA_FIDE, FROZEN_FEED -> new Reality(picture, STRIP);
      case PRINT, FIXED_PRINT -> Paper.whole(picture, face, random);
      case CUT_PRINT -> Paper.cut(picture, face, random);
      case PHONE_REPLAY -> Screen.phone(picture, face, random);
      case TABLET_REPLAY -> Screen.tablet(picture, face, random);
    };
  }

  private static void draw(Light scene, Light pattern, View view, Medium medium, Light behind) {
    double[] sum = new double[Light.COLOURS];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        Arrays.fill(sum, 0);
        for (double dy : OFFSETS) {
          for (double dx : OFFSETS) {
            double u = view.pictureX(x + dx, y + dy);
            double v = view.pictureY(x + dx, y + dy);
            if (medium.covers(u, v)) {
              medium.addLight(u, v, 0.25, sum);
            } else {
              room(behind, x + dx, y + dy, sum);
            }
          }
        }
        double u = view.pictureX(x, y);
        double v = view.pictureY(x, y);
        for (int colour = 0; colour < Light.COLOURS; colour++) {
          scene.set(x, y, colour, sum[colour]);
          pattern.set(x, y, colour, medium.pattern(u, v, colour));
        }
      }
    }
  }

  private static void room(Light behind, double x, double y, double[] sum) {
    behind.addBetween(x * behind.width() / SIDE, y * behind.height() / SIDE, 0.25, sum);
  }
}
