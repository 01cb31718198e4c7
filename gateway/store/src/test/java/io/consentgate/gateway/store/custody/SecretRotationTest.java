package io.consentgate.gateway.store.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.testing.Samples;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretRotationTest {

  private static final int SIZE = 256;

  @ParameterizedTest(name = "{0} values")
  @ValueSource(ints = {64, 65, 96, 127, 128, 200, 256, 512, 1000, 1024})
  @DisplayName("ST-03: lengths and scores stay what they are, whatever the length")
  void apply_anyTwoVectors_keepsTheirScore(int dimension) {
    try (SecretRotation rotation = rotation(1, dimension)) {
      for (int seed = 0; seed < 20; seed++) {
        try (FaceFeatures one = Samples.features(seed, dimension);
            FaceFeatures other = Samples.features(seed + 1000, dimension);
            FaceFeatures oneRotated = rotation.apply(one);
            FaceFeatures otherRotated = rotation.apply(other)) {
          assertThat(oneRotated.similarity(otherRotated))
              .isCloseTo(one.similarity(other), within(1e-5f));
          assertThat(oneRotated.similarity(oneRotated)).isCloseTo(1, within(1e-5f));
          assertThat(oneRotated.similarity(one)).isLessThan(0.7f);
        }
      }
    }
  }

  @ParameterizedTest(name = "{0} values")
  @ValueSource(ints = {64, 96, 1000, 1024})
  @DisplayName("No value of a vector stays by itself: each reaches every place")
  void apply_oneValueAlone_isSpreadOverAllPlaces(int dimension) {
    try (SecretRotation rotation = rotation(1, dimension);
        SecretBytes alone = SecretBytes.allocate(dimension * Float.BYTES)) {
      for (int at = 0; at < dimension; at += dimension / 8) {
        alone.memory().fill((byte) 0).setAtIndex(ValueLayout.JAVA_FLOAT, at, 1);
        try (FaceFeatures features = FaceFeatures.ofUnitVector(alone.memory());
            FaceFeatures rotated = rotation.apply(features)) {
          float[] values = rotated.memory().toArray(ValueLayout.JAVA_FLOAT);
          double largest =
              IntStream.range(0, dimension).mapToDouble(i -> Math.abs(values[i])).max().orElse(1);
          assertThat(largest).isLessThan(6 / Math.sqrt(dimension));
        }
      }
    }
  }

  @Test
  @DisplayName("ST-01: without the secret, finding whose rotated vector this is, is chance")
  void apply_ownerSoughtWithoutTheSecret_isFoundByChanceOnly() {
    int people = 400;
    List<FaceFeatures> gallery = new ArrayList<>();
    List<FaceFeatures> rotated = new ArrayList<>();
    try (SecretRotation rotation = rotation(1, SIZE);
        SecretRotation guess = rotation(2, SIZE)) {
      for (int i = 0; i < people; i++) {
        gallery.add(Samples.features(i, SIZE));
        rotated.add(rotation.apply(gallery.get(i)));
      }
      // Chance finds one on average; 8 or more come once in a million seeds.
      assertThat(found(rotated, gallery)).isLessThan(8);
      List<FaceFeatures> guessed = gallery.stream().map(guess::apply).toList();
      assertThat(found(rotated, guessed)).isLessThan(8);
      guessed.forEach(FaceFeatures::close);
      // The control: with the secret everybody is found.
      List<FaceFeatures> known = gallery.stream().map(rotation::apply).toList();
      assertThat(found(rotated, known)).isEqualTo(people);
      known.forEach(FaceFeatures::close);
    }
    gallery.forEach(FaceFeatures::close);
    rotated.forEach(FaceFeatures::close);
  }

  @Test
  @DisplayName("ST-02: one vector under two secrets scores as two people's do (p > 0.05)")
  void apply_oneVectorUnderTwoSecrets_scoresAsTwoPeoplesDo() {
    int pairs = 1000;
    float[] same = new float[pairs];
    float[] different = new float[pairs];
    float[] unrotated = new float[pairs];
    for (int i = 0; i < pairs; i++) {
      try (SecretRotation here = rotation(2 * i, SIZE);
          SecretRotation there = rotation(2 * i + 1, SIZE);
          FaceFeatures one = Samples.features(i, SIZE);
          FaceFeatures other = Samples.features(i + pairs, SIZE);
          FaceFeatures oneHere = here.apply(one);
          FaceFeatures oneThere = there.apply(one);
          FaceFeatures otherThere = there.apply(other)) {
        same[i] = oneHere.similarity(oneThere);
        different[i] = oneHere.similarity(otherThere);
        unrotated[i] = one.similarity(one);
      }
    }

    // Two samples of Kolmogorov and Smirnov: 1.358 at p = 0.05.
    double critical = 1.358 * Math.sqrt(2.0 / pairs);
    assertThat(largestGap(same, different)).isLessThan(critical);
    // The control: what is not rotated is told apart.
    assertThat(largestGap(unrotated, different)).isGreaterThan(0.99);
  }

  @Test
  @DisplayName("Model sets have rotations of their own")
  void of_anotherModelSet_isAnotherRotation() {
    try (SecretBytes secret = secret(1);
        SecretRotation one = SecretRotation.of(secret, new ModelSetId("bundled-1"), SIZE);
        SecretRotation other = SecretRotation.of(secret, new ModelSetId("bundled-2"), SIZE);
        SecretRotation same = SecretRotation.of(secret, new ModelSetId("bundled-1"), SIZE);
        FaceFeatures features = Samples.features(1, SIZE);
        FaceFeatures byOne = one.apply(features);
        FaceFeatures byOther = other.apply(features);
        FaceFeatures bySame = same.apply(features)) {
      assertThat(byOne.similarity(byOther)).isLessThan(0.4f);
      assertThat(byOne.similarity(bySame)).isGreaterThan(0.9999f);
    }
  }

  /** Values of {@code gateway/docs/sealed-reference.md}, made by the Python script there. */
  @Test
  @DisplayName("The documented rotation comes out byte for byte")
  void apply_documentedVector_agrees() throws Exception {
    try (SecretBytes secret = SecretBytes.take(Documented.bytes("installation secret"));
        SecretRotation rotation = SecretRotation.of(secret, Samples.MODEL_SET, 96);
        FaceFeatures features = Quantised.ofSignedBytes(Documented.bytes("captured, held"));
        FaceFeatures rotated = rotation.apply(features)) {
      assertThat(Quantised.of(rotated)).isEqualTo(Documented.bytes("rotated"));
    }
  }

  @Test
  void of_wrongLengths_isRefused() {
    try (SecretBytes secret = secret(1);
        SecretBytes shorter = SecretBytes.allocate(16)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SecretRotation.of(shorter, Samples.MODEL_SET, SIZE).close());
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SecretRotation.of(secret, Samples.MODEL_SET, 63).close());
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SecretRotation.of(secret, Samples.MODEL_SET, 1025).close());
    }
  }

  @Test
  void apply_anotherLength_isRefused() {
    try (SecretRotation rotation = rotation(1, SIZE);
        FaceFeatures features = Samples.features(1, 128)) {
      assertThatIllegalArgumentException().isThrownBy(() -> rotation.apply(features).close());
    }
  }

  @Test
  void apply_closed_isRefused() {
    SecretRotation rotation = rotation(1, SIZE);
    rotation.close();
    try (FaceFeatures features = Samples.features(1, SIZE)) {
      assertThatIllegalStateException().isThrownBy(() -> rotation.apply(features).close());
    }
  }

  /** Returns for how many of the vectors the one of the same number is the most alike. */
  private static int found(List<FaceFeatures> rotated, List<FaceFeatures> gallery) {
    int found = 0;
    for (int i = 0; i < rotated.size(); i++) {
      int best = 0;
      for (int k = 1; k < gallery.size(); k++) {
        if (rotated.get(i).similarity(gallery.get(k))
            > rotated.get(i).similarity(gallery.get(best))) {
          best = k;
        }
      }
      found += best == i ? 1 : 0;
    }
    return found;
  }

  private static double largestGap(float[] one, float[] other) {
    float[] sortedOne = one.clone();
    float[] sortedOther = other.clone();
    Arrays.sort(sortedOne);
    Arrays.sort(sortedOther);
    double largest = 0;
    int k = 0;
    for (int i = 0; i < sortedOne.length; i++) {
      while (k < sortedOther.length && sortedOther[k] <= sortedOne[i]) {
        k++;
      }
      double there = (double) k / sortedOther.length;
      largest = Math.max(largest, Math.abs((double) (i + 1) / sortedOne.length - there));
      largest = Math.max(largest, Math.abs((double) i / sortedOne.length - there));
    }
    return largest;
  }

  private static SecretRotation rotation(int installation, int dimension) {
    try (SecretBytes secret = secret(installation)) {
      return SecretRotation.of(secret, Samples.MODEL_SET, dimension);
    }
  }

  private static SecretBytes secret(int installation) {
    byte[] bytes = new byte[SecretRotation.SECRET_BYTES];
    bytes[0] = (byte) (installation >> 8);
    bytes[1] = (byte) installation;
    return SecretBytes.take(bytes);
  }
}
