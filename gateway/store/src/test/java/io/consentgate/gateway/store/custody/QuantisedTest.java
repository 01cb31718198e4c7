package io.consentgate.gateway.store.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.consentgate.gateway.biometric.FaceFeatures;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Features as whole numbers: angles are in radians, between what was captured and what is read. */
final class QuantisedTest {

  private static final int[] DIMENSIONS = {64, 65, 96, 128, 255, 256, 512, 1024};

  /** How values of a vector are distributed. */
  enum Shape {
    NORMAL,
    FLAT,
    HEAVY_TAILED,
    SIGNS,
    ONE_LARGE,
    SPARSE;

    double draw(Random random, int index) {
      return switch (this) {
        case NORMAL -> random.nextGaussian();
        case FLAT -> random.nextDouble(-1, 1);
        case HEAVY_TAILED -> Math.pow(random.nextGaussian(), 5);
        case SIGNS -> random.nextBoolean() ? 1 : -1;
        case ONE_LARGE -> index == 0 ? 1 : random.nextGaussian() / 1000;
        case SPARSE -> index > 0 && random.nextInt(10) > 0 ? 0 : random.nextGaussian();
      };
    }
  }

  /** Values of {@code gateway/docs/sealed-reference.md}, made by the Python script there. */
  @Test
  @DisplayName("The documented numbers come out byte for byte, and back")
  void of_documentedVector_agrees() throws Exception {
    byte[] plain = Documented.bytes("plain");
    ByteBuffer documented = ByteBuffer.wrap(Documented.bytes("numbers"));
    double[] numbers = DoubleStream.generate(documented::getShort).limit(plain.length).toArray();

    try (FaceFeatures captured = Quantised.ofSignedBytes(Documented.bytes("captured"));
        FaceFeatures expected = features(numbers);
        FaceFeatures read = Quantised.features(plain)) {
      assertThat(Quantised.of(captured)).isEqualTo(plain);
      assertThat(floats(read)).isEqualTo(floats(expected));
    }
  }

  /** An angle moves a score by as much at the most, when a probe lies just so. */
  @ParameterizedTest
  @EnumSource(Shape.class)
  @DisplayName("No vector turns by 0.007, so no score changes by 0.01")
  void of_anyShape_turnsByLessThan7Thousandths(Shape shape) {
    for (int dimension : DIMENSIONS) {
      for (int seed = 0; seed < 200; seed++) {
        double[] values = values(shape, seed, dimension);

        assertThat(angle(values, kept(values))).isLessThan(0.007);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Shape.class,
      names = {"NORMAL", "HEAVY_TAILED", "ONE_LARGE"})
  @DisplayName("Where a value is 2.6 times the root mean square, signed bytes turn a vector more")
  void of_aLargeValue_turnsLessThanSignedBytes(Shape shape) {
    int compared = 0;
    for (int dimension : DIMENSIONS) {
      for (int seed = 0; seed < 200; seed++) {
        double[] values = values(shape, seed, dimension);
        if (largest(values) >= 2.6 * norm(values) / Math.sqrt(dimension)) {
          compared++;
          assertThat(angle(values, kept(values))).isLessThan(angle(values, asSignedBytes(values)));
        }
      }
    }
    assertThat(compared).isGreaterThan(1000);
  }

  @ParameterizedTest(name = "{0} values")
  @CsvSource({"128, 0.00638, 0.00470", "256, 0.00691, 0.00479", "512, 0.00738, 0.00485"})
  @DisplayName("Vectors like a network's turn by three quarters of what signed bytes turn them by")
  void of_normalValues_turnLessThanSignedBytes(int dimension, double bytes, double expected) {
    int vectors = 1000;
    double sum = 0;
    double sumAsBytes = 0;
    for (int seed = 0; seed < vectors; seed++) {
      double[] values = values(Shape.NORMAL, seed, dimension);
      sum += angle(values, kept(values));
      sumAsBytes += angle(values, asSignedBytes(values));
    }

    assertThat(sum / vectors).isCloseTo(expected, within(0.00005));
    assertThat(sumAsBytes / vectors).isCloseTo(bytes, within(0.0001));
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 512})
  @DisplayName("What was read is written as the same bytes again: memory is searched for them")
  void of_whatWasRead_isTheSameBytes(int dimension) {
    for (int seed = 0; seed < 1000; seed++) {
      try (FaceFeatures captured = features(values(Shape.NORMAL, seed, dimension))) {
        byte[] bytes = Quantised.of(captured);
        try (FaceFeatures read = Quantised.features(bytes)) {
          assertThat(Quantised.of(read)).isEqualTo(bytes);
        }
      }
    }
  }

  static Stream<double[]> extremes() {
    double[] one = new double[256];
    one[255] = -1;
    double[] tiny = new double[256];
    Arrays.fill(tiny, Float.MIN_VALUE);
    tiny[7] = 1;
    double[] equal = new double[1024];
    Arrays.fill(equal, -1);
    return Stream.of(one, tiny, equal);
  }

  @ParameterizedTest
  @MethodSource("extremes")
  void of_extremes_keepsTheDirection(double[] values) {
    assertThat(angle(values, kept(values))).isLessThan(1e-6);
  }

  /** What nothing in the program makes, made past the check of the norm. */
  @Test
  void of_noNumbers_isRefused() {
    float[] values = new float[64];
    Arrays.fill(values, Float.NaN);
    try (FaceFeatures features = FaceFeatures.ofUnitVector(segment(values))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Quantised.of(features))
          .withMessage("features need a direction");
    }
  }

  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(ints = {0, 1, 63, 1025})
  void features_ofAnotherLength_isRefused(int length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quantised.features(new byte[length]).close());
  }

  @Test
  void features_allZero_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quantised.features(new byte[64]).close())
        .withMessage("features need a direction");
  }

  @Test
  void features_numbersBeyondTheBytes_isRefused() {
    byte[] bytes = new byte[64];
    Arrays.fill(bytes, (byte) 0xff);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quantised.features(bytes).close())
        .withMessage("the numbers do not end with the bytes");
  }

  @Test
  void features_onesBehindTheNumbers_isRefused() {
    byte[] bytes = new byte[64];
    bytes[0] = 4;
    Quantised.features(bytes).close();
    bytes[63] = 1;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quantised.features(bytes).close())
        .withMessage("nothing follows the last number");
  }

  private static double[] values(Shape shape, int seed, int dimension) {
    Random random = new Random(seed * 31L + dimension);
    double[] values = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      values[i] = shape.draw(random, i);
    }
    return values;
  }

  private static float[] kept(double[] values) {
    try (FaceFeatures captured = features(values)) {
      byte[] bytes = Quantised.of(captured);
      assertThat(bytes).hasSize(values.length);
      try (FaceFeatures read = Quantised.features(bytes)) {
        return floats(read);
      }
    }
  }

  private static float[] asSignedBytes(double[] values) {
    byte[] bytes = new byte[values.length];
    double scale = Byte.MAX_VALUE / largest(values);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(values[i] * scale);
    }
    try (FaceFeatures read = Quantised.ofSignedBytes(bytes)) {
      return floats(read);
    }
  }

  /** Of the chord: a cosine of floats says nothing about angles as small. */
  private static double angle(double[] values, float[] unit) {
    double norm = norm(values);
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      squares += Math.pow(values[i] / norm - unit[i], 2);
    }
    return 2 * Math.asin(Math.sqrt(squares) / 2);
  }

  private static double norm(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(value -> value * value).sum());
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElseThrow();
  }

  private static FaceFeatures features(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return FaceFeatures.normalised(segment(floats));
  }

  private static float[] floats(FaceFeatures features) {
    return features.memory().toArray(ValueLayout.JAVA_FLOAT);
  }

  private static MemorySegment segment(float[] values) {
    return MemorySegment.ofArray(values);
  }
}
