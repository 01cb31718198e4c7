package io.consentgate.evaluation.pad;

import java.util.ArrayList;
import java.util.Arrays;
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

  /** How far what is held up is turned, one way and the other, when a turn is asked for. */
  private static final double[] TURNS = {20, 35, 50, -20, -35, -50};

  /** How much coarser the room behind is. */
  private static final int BEHIND = 12;

  /** Width of the strip in which a bona fide picture gives way to what is around it. */
  private static final double STRIP = 12;

  private final Kind kind;
  private final SplittableRandom random;
  private final Lens lens;
  private final Medium medium;
  private final Hold hold;
  private final Light behind;

  private Simulation(Light picture, Face face, Kind kind, SplittableRandom random) {
    this.kind = kind;
    this.random = random;
    lens = Lens.drawn(random);
    medium = medium(picture, face, kind, random);
    hold = new Hold(face, kind, random);
    behind = picture.shrunk(BEHIND).blurred(1);
  }

  /**
   * What a lens sees of a presentation.
   *
   * @param shown {@value #FRAMES} frames
   * @param answer frames once a turn of the head was asked for: what is held up is turned to either
   *     side; none of a face, whose picture cannot turn
   */
  record Frames(List<PictureFile> shown, List<PictureFile> answer) {

    /** Copies the lists. */
    Frames {
      shown = List.copyOf(shown);
      answer = List.copyOf(answer);
    }
  }

  /**
   * Presents a picture.
   *
   * @param picture the picture, in linear light
   * @param face where its face is
   * @param kind how to present it
   * @param seed of everything drawn by chance
   * @return frames of {@value #SIDE} by {@value #SIDE} pixels
   */
  static Frames present(Light picture, Face face, Kind kind, long seed) {
    SplittableRandom random = new SplittableRandom(seed * 31 + kind.species().hashCode());
    return new Simulation(picture, face, kind, random).frames();
  }

  private Frames frames() {
    List<PictureFile> shown = new ArrayList<>();
    List<PictureFile> answer = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      shown.add(kind == Kind.FROZEN_FEED && i > 0 ? shown.getFirst() : take(hold.next()));
    }
    if (kind != Kind.BONA_FIDE) {
      for (double degrees : TURNS) {
        answer.add(kind == Kind.FROZEN_FEED ? shown.getFirst() : take(hold.turned(degrees)));
      }
    }
    return new Frames(shown, answer);
  }

  private PictureFile take(View view) {
    Light scene = new Light(SIDE, SIDE);
    Light pattern = new Light(SIDE, SIDE);
    draw(scene, pattern, view);
    return PictureFile.copyOf(lens.take(scene, pattern, random));
  }

  private static Medium medium(Light picture, Face face, Kind kind, SplittableRandom random) {
    return switch (kind) {
      case BONA_FIDE, FROZEN_FEED -> new Reality(picture, STRIP);
      case PRINT, FIXED_PRINT, BENT_PRINT -> Paper.whole(picture, face, random);
      case CUT_PRINT -> Paper.cut(picture, face, random);
      case PHONE_REPLAY -> Screen.phone(picture, face, random);
      case TABLET_REPLAY -> Screen.tablet(picture, face, random);
    };
  }

  private void draw(Light scene, Light pattern, View view) {
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
              addRoom(x + dx, y + dy, sum);
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

  private void addRoom(double x, double y, double[] sum) {
    behind.addBetween(x * behind.width() / SIDE, y * behind.height() / SIDE, 0.25, sum);
  }
}
