package io.consentgate.evaluation.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A person is always in the same half. */
final class HalfTest {

  /** Origin: {@code printf %s NAME | sha256sum | cut -c1}: 0 to 7 is calibration. */
  @Test
  void of_knownNames_isTheFirstBitOfTheirDigest() {
    assertThat(Half.of("abc")).isEqualTo(Half.TEST);
    assertThat(Half.of("sea-0001")).isEqualTo(Half.CALIBRATION);
  }

  @Test
  void of_aThousandNames_splitsThemAboutEvenly() {
    int calibration = 0;
    for (int i = 0; i < 1000; i++) {
      calibration += Half.of("person-" + i) == Half.CALIBRATION ? 1 : 0;
    }

    assertThat(calibration).isBetween(420, 580);
  }
}
