package io.consentgate.evaluation.pad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the simulation does to a picture: the same again, and what optics would. */
final class SimulationTest {

  private static final Face FACE = new Face(105, 110, 145, 110, 42);

  /** A feed repeats itself exactly; everything that a camera sees has noise at least. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void present_sameSeed_givesTheSameFramesThatRepeatForAFeedOnly(Kind kind) {
    List<PictureFile> once = Simulation.present(grey(0.2), FACE, kind, 7).shown();
    List<PictureFile> again = Simulation.present(grey(0.2), FACE, kind, 7).shown();

    assertThat(once).hasSize(Simulation.FRAMES);
    for (int i = 0; i < once.size(); i++) {
      assertThat(once.get(i).width()).isEqualTo(Simulation.SIDE);
      assertThat(once.get(i).bgr()).isEqualTo(again.get(i).bgr());
    }
    assertThat(Arrays.equals(once.get(0).bgr(), once.get(1).bgr()))
        .isEqualTo(kind == Kind.FROZEN_FEED);
  }

  @Test
  void present_otherSeed_givesOtherFrames() {
    byte[] one = Simulation.present(grey(0.2), FACE, Kind.PRINT, 7).shown().getFirst().bgr();
    byte[] other = Simulation.present(grey(0.2), FACE, Kind.PRINT, 8).shown().getFirst().bgr();

    assertThat(one).isNotEqualTo(other);
  }

  @Test
  void pattern_ofAScreen_isPeriodicAsItsDotsAre() {
    Light picture = grey(0.2);
    for (long seed = 0; seed < 20; seed++) {
      Screen screen = Screen.tablet(picture, FACE, new SplittableRandom(seed));
      double[] line = new double[1024];
      for (int i = 0; i < line.length; i++) {
        line[i] = screen.pattern(60 + i * 0.05, 120, 1) - 1;
      }

      // 1,100 to 1,700 dots across a window of 210 pixels at least and 250 at most.
      assertThat(peak(line) / 51.2).isBetween(1100 / 250.0 - 0.1, 1700 / 200.0);
      assertThat(screen.pattern(60, 120, 0)).isNotEqualTo(screen.pattern(60, 120, 1));
    }
  }

  /** A camera's pixels are coarser than a screen's dots: what is left is a slow wave, the moiré. */
  @Test
  void pattern_sampledByCoarserPixels_isSlowerThanTheDots() {
    Screen screen = Screen.phone(grey(0.2), FACE, new SplittableRandom(3));
    double[] line = new double[64];
    for (int i = 0; i < line.length; i++) {
      line[i] = screen.pattern(70 + i, 120, 1) - 1;
    }

    assertThat((double) peak(line) / line.length).isBetween(0.0, 0.5);
    assertThat(max(line)).isBetween(0.005, 0.1);
  }

  /** Paper mirrors more than the world's black: contrast is lost. */
  @Test
  void addLight_ofPaperAndScreen_leavesNoBlack() {
    Light black = grey(0);
    for (long seed = 0; seed < 50; seed++) {
      assertThat(light(Paper.whole(black, FACE, new SplittableRandom(seed)))).isGreaterThan(0.01);
      assertThat(light(Screen.phone(black, FACE, new SplittableRandom(seed)))).isGreaterThan(0.003);
    }
  }

  /** Through the holes the eyes are seen as they are, darker; elsewhere it is a print. */
  @Test
  void addLight_ofACutPrint_showsEyesThroughItsHoles() {
    Light white = grey(0.9);
    Paper whole = Paper.whole(white, FACE, new SplittableRandom(5));
    Paper cut = Paper.cut(white, FACE, new SplittableRandom(5));

    assertThat(at(cut, FACE.leftX(), FACE.leftY())).isLessThan(0.85 * 0.9);
    assertThat(at(cut, FACE.x(), FACE.y() + 30)).isEqualTo(at(whole, FACE.x(), FACE.y() + 30));
    assertThat(cut.pattern(FACE.leftX(), FACE.leftY(), 0)).isEqualTo(1);
  }

  /** The lens exposes by the mean: a brighter scene gives the same frame, but for its noise. */
  @Test
  void take_brighterScene_isExposedTheSame() {
    Lens lens = new Lens(0.6, 0.2, 1e-4, 1e-6, 0.95);
    Light ones = flat(1);

    PictureFile dim = PictureFile.copyOf(lens.take(flat(0.1), ones, new SplittableRandom(1)));
    PictureFile bright = PictureFile.copyOf(lens.take(flat(0.5), ones, new SplittableRandom(1)));

    assertThat(mean(dim)).isCloseTo(Light.encoded(0.2), within(2.0));
    assertThat(mean(bright)).isCloseTo(mean(dim), within(1.0));
  }

  @Test
  void encoded_whatBytesDecodeTo_isTheBytes() {
    byte[] bgr = new byte[256 * 3];
    for (int i = 0; i < 256; i++) {
      bgr[3 * i] = (byte) i;
    }
    Light light = Light.ofBgr(bgr, 256, 1);
    for (int i = 0; i < 256; i++) {
      assertThat(Light.encoded(light.at(i, 0, 2))).isCloseTo(i, within(0.3));
    }
  }

  /** ST-14: asked to turn, whoever holds something up turns it; a still picture has no answer. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void present_ofAnAttack_answersTheAsking(Kind kind) {
    Simulation.Frames frames = Simulation.present(grey(0.2), FACE, kind, 7);

    if (kind == Kind.BONA_FIDE) {
      assertThat(frames.answer()).isEmpty();
      return;
    }
    assertThat(frames.answer()).hasSize(6);
    boolean isRepeated =
        frames.answer().stream()
            .allMatch(frame -> Arrays.equals(frame.bgr(), frames.shown().getFirst().bgr()));
    assertThat(isRepeated).isEqualTo(kind == Kind.FROZEN_FEED);
  }

  private static Light grey(double level) {
    return flat(level, 250);
  }

  private static Light flat(double level) {
    return flat(level, Simulation.SIDE);
  }

  private static Light flat(double level, int side) {
    return new Light(side, side).changed(pixel -> Arrays.fill(pixel, level));
  }

  private static double light(Medium medium) {
    return at(medium, FACE.x(), FACE.y() + 30);
  }

  private static double at(Medium medium, double x, double y) {
    double[] sum = new double[Light.COLOURS];
    medium.addLight(x, y, 1, sum);
    return sum[1];
  }

  private static double mean(PictureFile picture) {
    double sum = 0;
    for (byte value : picture.bgr()) {
      sum += Byte.toUnsignedInt(value);
    }
    return sum / picture.bgr().length;
  }

  /** Returns the strongest frequency of a line, in cycles over its length; a plain Fourier sum. */
  private static int peak(double[] line) {
    int strongest = 0;
    double most = -1;
    for (int f = 1; f <= line.length / 2; f++) {
      double re = 0;
      double im = 0;
      for (int i = 0; i < line.length; i++) {
        re += line[i] * Math.cos(2 * Math.PI * f * i / line.length);
        im += line[i] * Math.sin(2 * Math.PI * f * i / line.length);
      }
      if (re * re + im * im > most) {
        most = re * re + im * im;
        strongest = f;
      }
    }
    return strongest;
  }

  private static double max(double[] line) {
    return Arrays.stream(line).max().orElseThrow();
  }
}
