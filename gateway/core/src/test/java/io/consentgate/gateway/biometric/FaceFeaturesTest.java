package io.consentgate.gateway.biometric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.consentgate.gateway.testing.Samples;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FaceFeaturesTest {

  @Test
  void similarity_sameAndOpposite_isOneAndMinusOne() {
    float[] values = axis(64, 0, 1);
    try (FaceFeatures one = FaceFeatures.ofUnitVector(MemorySegment.ofArray(values));
        FaceFeatures same = FaceFeatures.ofUnitVector(MemorySegment.ofArray(values));
        FaceFeatures opposite = FaceFeatures.ofUnitVector(MemorySegment.ofArray(axis(64, 0, -1)));
        FaceFeatures across = FaceFeatures.ofUnitVector(MemorySegment.ofArray(axis(64, 1, 1)))) {
      assertThat(one.similarity(same)).isEqualTo(1);
      assertThat(one.similarity(opposite)).isEqualTo(-1);
      assertThat(one.similarity(across)).isZero();
      assertThat(one.dimension()).isEqualTo(64);
      assertThat(one).hasToString("FaceFeatures[redacted]").isNotEqualTo(same);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 1025})
  void ofUnitVector_anotherLength_isRefused(int dimension) {
    MemorySegment values = MemorySegment.ofArray(axis(Math.max(1, dimension), 0, 1));
    MemorySegment cut = values.asSlice(0, 4L * dimension);
    assertThatIllegalArgumentException().isThrownBy(() -> FaceFeatures.ofUnitVector(cut).close());
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 1024})
  void ofUnitVector_shortestAndLongest_isTaken(int dimension) {
    try (FaceFeatures features =
        FaceFeatures.ofUnitVector(MemorySegment.ofArray(axis(dimension, 0, 1)))) {
      assertThat(features.memory().byteSize()).isEqualTo(4L * dimension);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.9985", "1.0015", "0", "NaN", "Infinity"})
  void ofUnitVector_anotherNorm_isRefused(float length) {
    MemorySegment values = MemorySegment.ofArray(axis(64, 0, length));
    if (Float.isNaN(length)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> FaceFeatures.normalised(values).close());
    } else {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> FaceFeatures.ofUnitVector(values).close());
    }
  }

  @ParameterizedTest
  @CsvSource({"0.9995", "1.0005"})
  void ofUnitVector_nearlyOne_isTaken(float length) {
    FaceFeatures.ofUnitVector(MemorySegment.ofArray(axis(64, 0, length))).close();
  }

  @Test
  void normalised_anyLength_hasNormOne() {
    try (FaceFeatures features = FaceFeatures.normalised(MemorySegment.ofArray(axis(64, 3, -17)));
        FaceFeatures unit = FaceFeatures.ofUnitVector(MemorySegment.ofArray(axis(64, 3, -1)))) {
      assertThat(features.similarity(unit)).isCloseTo(1, within(1e-6f));
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "NaN", "Infinity"})
  void normalised_noDirection_isRefused(float length) {
    MemorySegment values = MemorySegment.ofArray(axis(64, 0, length));
    assertThatIllegalArgumentException().isThrownBy(() -> FaceFeatures.normalised(values).close());
  }

  @Test
  void mean_ofTwoAxes_liesBetween() {
    try (FaceFeatures one = FaceFeatures.ofUnitVector(MemorySegment.ofArray(axis(64, 0, 1)));
        FaceFeatures other = FaceFeatures.ofUnitVector(MemorySegment.ofArray(axis(64, 1, 1)));
        FaceFeatures mean = FaceFeatures.mean(List.of(one, other))) {
      assertThat(mean.similarity(one)).isCloseTo((float) Math.sqrt(0.5), within(1e-6f));
      assertThat(mean.similarity(other)).isCloseTo((float) Math.sqrt(0.5), within(1e-6f));
    }
  }

  @Test
  void mean_noneOrMixed_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> FaceFeatures.mean(List.of()).close());
    try (FaceFeatures one = Samples.features(1, 64);
        FaceFeatures other = Samples.features(1, 128)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> FaceFeatures.mean(List.of(one, other)).close());
      assertThatIllegalArgumentException().isThrownBy(() -> one.similarity(other));
    }
  }

  @Test
  void close_features_cannotBeRead() {
    FaceFeatures features = Samples.features(1, 64);
    features.close();

    assertThatIllegalStateException().isThrownBy(features::memory);
  }

  @ParameterizedTest
  @CsvSource({"0, 1e-4", "1, 1e-4", "0.5, 0", "0.5, 0.011", "NaN, 1e-4", "0.5, NaN"})
  void comparisonThreshold_outOfRange_isRefused(float similarity, double falseMatchRate) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ComparisonThreshold(Samples.MODEL_SET, falseMatchRate, similarity));
  }

  @Test
  void isMet_atTheThreshold_isAMatch() {
    try (FaceFeatures one = FaceFeatures.ofUnitVector(MemorySegment.ofArray(axis(64, 0, 1)));
        FaceFeatures half = FaceFeatures.ofUnitVector(MemorySegment.ofArray(half()))) {
      assertThat(new ComparisonThreshold(Samples.MODEL_SET, 1e-2, 0.5f).isMet(one, half)).isTrue();
      assertThat(
              new ComparisonThreshold(Samples.MODEL_SET, 1e-2, Math.nextUp(0.5f)).isMet(one, half))
          .isFalse();
    }
  }

  private static float[] axis(int dimension, int index, float length) {
    float[] values = new float[dimension];
    values[index] = length;
    return values;
  }

  private static float[] half() {
    float[] values = new float[64];
    values[0] = 0.5f;
    values[1] = (float) Math.sqrt(0.75);
    return values;
  }
}
