package io.consentgate.gateway.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Every measure on drawings whose measures are known. */
@DisplayName("US-13: how well a face is seen is measured")
final class FaceMeterTest {

  private FaceMeter meter;
  private Pyramid pyramid;

  @BeforeEach
  void open() {
    OpenCv.load(1);
    meter = new FaceMeter();
    pyramid = new Pyramid();
  }

  @AfterEach
  void close() {
    meter.close();
    pyramid.close();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 3})
  void size_ofAFrontalFace_isItsEyesToMouth(double scale) {
    FaceMeasures measures = measure(grey((x, _) -> x, scale), scale);

    assertThat(measures.eyeDistancePixels()).isCloseTo(40.7 * scale, within(0.2 * scale));
  }

  /** The Laplacian of a wave of period p is 2 - 2 cos(2π / p) times the wave. */
  @ParameterizedTest
  @ValueSource(ints = {8, 12, 16})
  void sharpness_ofAWave_isKnown(int period) {
    FaceMeasures measures = measure(grey((x, _) -> wave(x, period), 1), 1);

    double expected = 2 - 2 * Math.cos(2 * Math.PI / period);
    assertThat(measures.sharpness()).isCloseTo(expected, within(0.05 * expected + 0.02));
  }

  @Test
  void sharpness_ofTheSameFaceAtTwiceTheSize_isTheSame() {
    double one = measure(grey((x, _) -> wave(x, 16), 1), 1).sharpness();
    double twice = measure(grey((x, _) -> wave(x, 16), 2), 2).sharpness();

    assertThat(twice).isCloseTo(one, within(0.1 * one));
  }

  @Test
  void sharpness_ofMoreAndMoreBlur_falls() {
    double before = Double.POSITIVE_INFINITY;
    for (double sigma : new double[] {0.5, 1, 2, 4}) {
      Mat picture = grey((x, y) -> 40 + 160 * ((x / 16 + y / 16) % 2), 1);
      Imgproc.GaussianBlur(picture, picture, new Size(0, 0), sigma);

      double sharpness = measure(picture, 1).sharpness();

      assertThat(sharpness).isLessThan(before);
      before = sharpness;
    }
  }

  /** Half the contrast is not half the sharpness: light is judged elsewhere. */
  @Test
  void sharpness_ofHalfTheContrast_isTheSame() {
    double full = measure(grey((x, _) -> wave(x, 12), 1), 1).sharpness();
    double half = measure(grey((x, _) -> 60 + wave(x, 12) / 2, 1), 1).sharpness();

    assertThat(half).isCloseTo(full, within(0.05 * full));
  }

  @Test
  void light_withAFifthOfTheFaceBlack_isUnderExposedByAFifth() {
    FaceMeasures measures = measure(grey((_, y) -> y < 45 ? 10 : 120, 1), 1);

    assertThat(measures.light().underExposure()).isCloseTo(0.2, within(0.02));
    assertThat(measures.light().overExposure()).isZero();
  }

  @Test
  void light_withAFifthOfTheFaceWhite_isOverExposedByAFifth() {
    FaceMeasures measures = measure(grey((_, y) -> y < 45 ? 255 : 120, 1), 1);

    assertThat(measures.light().overExposure()).isCloseTo(0.2, within(0.02));
    assertThat(measures.light().underExposure()).isZero();
  }

  /** ISO/IEC 29794-5, dynamic range: n greys that are equally frequent have log2 n bits. */
  @Test
  void light_ofEquallyFrequentGreys_hasTheirEntropy() {
    assertThat(measure(grey((_, _) -> 99, 1), 1).light().dynamicRangeBits()).isZero();
    assertThat(measure(grey((x, _) -> x < 56 ? 50 : 150, 1), 1).light().dynamicRangeBits())
        .isCloseTo(1, within(0.1));
    assertThat(measure(grey((x, _) -> 2 * x, 1), 1).light().dynamicRangeBits())
        .isCloseTo(6, within(0.15));
  }

  @Test
  void visibility_ofEyesAtAQuarterOfTheCheeks_isAQuarter() {
    FaceMeasures measures = measure(grey((_, y) -> y < 60 ? 50 : 200, 1), 1);

    assertThat(measures.visibility().eyes()).isCloseTo(0.25, within(0.01));
  }

  /** One open eye is enough: an eye patch or a shadow from the side is not dark glasses. */
  @Test
  void visibility_withOneEyeCovered_isThatOfTheOther() {
    FaceMeasures measures = measure(grey((x, y) -> y < 60 && x < 56 ? 20 : 180, 1), 1);

    assertThat(measures.visibility().eyes()).isCloseTo(1, within(0.02));
  }

  /** A face of which the mouth alone is not even: stripes of 40 there, in units of the contrast. */
  @Test
  void visibility_ofAMouthInStripes_isTheirStepInUnitsOfTheContrast() {
    FaceMeasures measures = measure(grey((_, y) -> y < 75 ? 120 : 100 + 40 * (y % 2), 1), 1);

    // 30 of the face's 75 rows are 20 off its mean.
    assertThat(measures.visibility().mouth()).isCloseTo(40 / (20 * Math.sqrt(0.4)), within(0.1));
  }

  /** Haze takes contrast from the mouth and from the rest alike. */
  @Test
  void visibility_ofAMouthInHaze_isTheSame() {
    double clear =
        measure(grey((x, y) -> y < 75 ? 2 * x : 80 + 80 * (y % 2), 1), 1).visibility().mouth();
    double hazy =
        measure(grey((x, y) -> 90 + (y < 75 ? 2 * x : 80 + 80 * (y % 2)) / 4, 1), 1)
            .visibility()
            .mouth();

    assertThat(hazy).isCloseTo(clear, within(0.1 * clear));
  }

  @Test
  void visibility_ofAMouthUnderPlainCloth_isZero() {
    FaceMeasures measures = measure(grey((x, y) -> y < 80 ? 2 * x : 140, 1), 1);

    assertThat(measures.visibility().mouth()).isCloseTo(0, within(0.005));
  }

  @Test
  void upright_landmarksOnOneSpot_isNothing() {
    pyramid.show(grey((x, _) -> x, 1));

    assertThat(meter.upright(pyramid, new Landmarks(new double[2 * Landmarks.POINTS]))).isNull();
  }

  /** What was measured instead would be the face before. */
  @Test
  void measure_anotherSize_isRefused() {
    Mat small = new Mat(64, 64, CvType.CV_8UC3);

    assertThatThrownBy(() -> meter.measure(small, new Landmarks(new double[10]), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an upright face has 112 by 112 pixels");
  }

  /** Every pixel counts once, whatever its place, and the face before does not. */
  @Test
  void light_ofEveryGrey_isWhatCountingOneByOneGives() {
    measure(grey((_, _) -> 3, 1), 1);
    Mat upright = new Mat(FaceMeter.SIDE, FaceMeter.SIDE, CvType.CV_8UC3);
    int dark = 0;
    int bright = 0;
    for (int y = 0; y < FaceMeter.SIDE; y++) {
      for (int x = 0; x < FaceMeter.SIDE; x++) {
        int level = (7 * x + 13 * y * y) % 256;
        upright.put(y, x, level, level, level);
        boolean isOfTheFace = x >= 24 && x < 24 + 64 && y >= 30 && y < 30 + 75;
        dark += isOfTheFace && level <= 25 ? 1 : 0;
        bright += isOfTheFace && level >= 247 ? 1 : 0;
      }
    }

    FaceMeasures.Light light = meter.measure(upright, frontal(1), 0).light();

    assertThat(dark).isGreaterThan(100);
    assertThat(bright).isGreaterThan(100);
    assertThat(light.underExposure()).isCloseTo(dark / (64.0 * 75), within(1e-12));
    assertThat(light.overExposure()).isCloseTo(bright / (64.0 * 75), within(1e-12));
  }

  private FaceMeasures measure(Mat picture, double scale) {
    Landmarks landmarks = frontal(scale);
    try {
      Mat upright = Objects.requireNonNull(meter.upright(pyramid.show(picture), landmarks));
      return meter.measure(upright, landmarks, 0);
    } finally {
      picture.release();
    }
  }

  private static Landmarks frontal(double scale) {
    double[] xy = new double[2 * Landmarks.POINTS];
    for (int i = 0; i < Landmarks.POINTS; i++) {
      // A pixel's colour is that of its middle.
      xy[2 * i] = (AlignmentTemplate.OWN_112.x(i) + 0.5) * scale - 0.5;
      xy[2 * i + 1] = (AlignmentTemplate.OWN_112.y(i) + 0.5) * scale - 0.5;
    }
    return new Landmarks(xy);
  }

  /** Draws an upright face by its luminance at each point of the template. */
  private static Mat grey(IntBinaryOperator luminance, double scale) {
    Mat small = new Mat(FaceMeter.SIDE, FaceMeter.SIDE, CvType.CV_8UC1);
    for (int y = 0; y < FaceMeter.SIDE; y++) {
      for (int x = 0; x < FaceMeter.SIDE; x++) {
        small.put(y, x, Math.clamp(luminance.applyAsInt(x, y), 0, 255));
      }
    }
    Mat picture = new Mat();
    Imgproc.resize(small, picture, new Size(), scale, scale, Imgproc.INTER_CUBIC);
    Core.merge(java.util.List.of(picture, picture, picture), picture);
    small.release();
    return picture;
  }

  private static int wave(int x, int period) {
    return (int) Math.rint(128 + 100 * Math.sin(2 * Math.PI * x / period));
  }
}
