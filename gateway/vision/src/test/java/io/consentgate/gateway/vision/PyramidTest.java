package io.consentgate.gateway.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

/** A picture's halves, on ramps whose every value is known. */
final class PyramidTest {

  @BeforeAll
  static void loadOpenCv() {
    OpenCv.load(1);
  }

  @ParameterizedTest
  @CsvSource({"0, 101, 67", "1, 50, 33", "2, 25, 16"})
  void halved_aRamp_hasTheMeanOfThePixelsItStandsFor(int times, int columns, int rows) {
    try (Pyramid pyramid = new Pyramid().show(ramp(101, 67))) {
      Mat half = pyramid.halved(times);

      assertThat(half.cols()).isEqualTo(columns);
      assertThat(half.rows()).isEqualTo(rows);
      for (int x = 0; x < columns; x++) {
        double middle = (x << times) + ((1 << times) - 1) / 2.0;
        assertThat(half.get(rows - 1, x)[0]).isCloseTo(middle, within(0.75));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "0.51, 0", "0.5, 1", "0.26, 1", "0.25, 2", "0.2, 2", "0.0001, 4"})
  void halvings_ofAScale_leaveLessThanHalfOfTheWay(double scale, int times) {
    try (Pyramid pyramid = new Pyramid().show(ramp(200, 150))) {
      assertThat(pyramid.halvings(scale)).isEqualTo(times);
    }
  }

  @ParameterizedTest
  @CsvSource({"200, 150", "100, 75", "80, 60", "50, 37", "33, 25", "1, 1"})
  void shrinkInto_anySmallerSize_laysTheWholeRampOnIt(int columns, int rows) {
    Mat small = new Mat(rows, columns, CvType.CV_8UC3);
    try (Pyramid pyramid = new Pyramid().show(ramp(200, 150))) {
      pyramid.shrinkInto(small);
    }

    double pixel = 200.0 / columns;
    for (int x = 0; x < columns; x++) {
      double middle = (x + 0.5) * pixel - 0.5;
      assertThat(small.get(rows / 2, x)[0]).isCloseTo(middle, within(pixel / 4 + 1));
    }
  }

  @Test
  void show_anotherPictureOfTheSameShape_halvesItAnew() {
    Mat white = new Mat(64, 64, CvType.CV_8UC3);
    white.setTo(Scalar.all(255));
    try (Pyramid pyramid = new Pyramid().show(ramp(64, 64))) {
      pyramid.halved(2);

      Mat half = pyramid.show(white).halved(2);

      assertThat(Core.mean(half).val[0]).isEqualTo(255);
    }
  }

  /** A picture whose every value is its column. */
  private static Mat ramp(int columns, int rows) {
    Mat ramp = new Mat(rows, columns, CvType.CV_8UC3);
    for (int x = 0; x < columns; x++) {
      ramp.col(x).setTo(Scalar.all(x));
    }
    return ramp;
  }
}
