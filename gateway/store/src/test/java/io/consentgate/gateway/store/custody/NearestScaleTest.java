package io.consentgate.gateway.store.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The search, by the words of {@code gateway/docs/sealed-reference.md}. */
final class NearestScaleTest {

  private static final int STEP = 32;

  @ParameterizedTest(name = "{0} values")
  @ValueSource(ints = {64, 255, 512, 1024})
  @DisplayName("Of the scales that are documented, it is the one that turns the vector least")
  void of_anyVector_isTheNearestOfThoseDocumented(int dimension) {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      float[] values = new float[dimension];
      for (int i = 0; i < dimension; i++) {
        values[i] = (float) Math.pow(random.nextGaussian(), seed % 2 == 0 ? 1 : 3);
      }

      assertThat(found(values)).isEqualTo(documented(values));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.5, 1", "-0.5, 0", "1.49, 1", "-1.5, -1", "-1.51, -2", "0, 0", "-0.49, 0"})
  void number_ofAValue_isTheNearestAndOfTwoTheUpper(float value, int number) {
    assertThat(NearestScale.number(value, 1)).isEqualTo(number);
  }

  @Test
  void number_ofAnyValue_isThatOfTheFloor() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      float value = random.nextFloat(-1, 1);
      double scale = random.nextDouble(0, 70_000);

      assertThat(NearestScale.number(value, scale))
          .isEqualTo((int) Math.floor(value * scale + 0.5));
    }
  }

  private static double found(float[] values) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_FLOAT, values);
      return NearestScale.of(memory, STEP);
    }
  }

  private static double documented(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += Math.abs(value);
    }
    double x = 63.5 * values.length / sum;
    int first = 0;
    while (!fits(values, x * (1024 - first) / 1024)) {
      first++;
    }
    double largest = -1;
    double nearest = 0;
    for (int j = first; j < first + 96; j++) {
      double scale = x * (1024 - j) / 1024;
      double product = 0;
      double squares = 0;
      for (float value : values) {
        double number = Math.floor(value * scale + 0.5);
        product += number * value;
        squares += number * number;
      }
      if (product * product / squares > largest) {
        largest = product * product / squares;
        nearest = scale;
      }
    }
    return nearest;
  }

  private static boolean fits(float[] values, double scale) {
    long quotients = 0;
    for (float value : values) {
      quotients += (long) Math.abs(Math.floor(value * scale + 0.5)) / STEP;
    }
    return quotients <= values.length;
  }
}
