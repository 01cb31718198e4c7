package io.consentgate.gateway.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Small geometry, worked by hand. */
final class TransformTest {

  private static final Transform TURNED = new Transform(1.2, -0.5, 30, 0.5, 1.2, -7);

  @Test
  void inverse_ofAPointMappedThere_mapsItBack() {
    Transform back = TURNED.inverse();

    double x = TURNED.x(11, 22);
    double y = TURNED.y(11, 22);

    assertThat(back.x(x, y)).isCloseTo(11, within(1e-9));
    assertThat(back.y(x, y)).isCloseTo(22, within(1e-9));
    assertThat(TURNED.scale()).isCloseTo(1.3, within(1e-9));
  }

  @Test
  void ofSquare_itsCorner_isTheOriginOfTheCrop() {
    Transform toCrop = Transform.ofSquare(100, 80, 32, 64);

    assertThat(toCrop.x(84, 64)).isCloseTo(0, within(1e-9));
    assertThat(toCrop.y(84, 64)).isCloseTo(0, within(1e-9));
    assertThat(toCrop.x(116, 96)).isCloseTo(64, within(1e-9));
  }

  @Test
  void afterHalving_middleOfAPixel_mapsToWhereTheMiddleOfItsPixelsDid() {
    Transform ofQuarter = TURNED.afterHalving(2);

    // The quarter's pixel (2, 5) stands for the pixels from (8, 20) to (11, 23).
    assertThat(ofQuarter.x(2, 5)).isCloseTo(TURNED.x(9.5, 21.5), within(1e-9));
    assertThat(ofQuarter.y(2, 5)).isCloseTo(TURNED.y(9.5, 21.5), within(1e-9));
    assertThat(TURNED.afterHalving(0)).isEqualTo(TURNED);
  }

  @Test
  void retailTemplate_crop_isStretchedToASquare() {
    Transform identity = new Transform(1, 0, 0, 0, 1, 0);

    Transform toCrop = AlignmentTemplate.RETAIL_128.toCrop(identity, 128);

    assertThat(toCrop.x(96, 112)).isCloseTo(128, within(1e-9));
    assertThat(toCrop.y(96, 112)).isCloseTo(128, within(1e-9));
  }
}
