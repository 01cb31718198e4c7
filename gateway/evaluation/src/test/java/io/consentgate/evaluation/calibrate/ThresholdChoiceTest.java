package io.consentgate.evaluation.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ST-15: a threshold says what it rests on. */
final class ThresholdChoiceTest {

  @Test
  void of_enoughFalseMatches_isCountedAndLetsNoMoreThrough() {
    float[] scores = new float[10_000];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = i / 10_000f;
    }
    Scores group = Scores.ofValues("group", 142, scores);

    ThresholdChoice choice = ThresholdChoice.of(group, 1e-2);

    assertThat(choice.extrapolated()).isFalse();
    assertThat(group.reaching(choice.threshold())).isEqualTo(100);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void of_tailBeyondTheData_continuesItExponentially(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] scores = new float[10_000];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (float) (-0.04 * Math.log(1 - random.nextDouble()));
    }

    ThresholdChoice choice = ThresholdChoice.of(Scores.ofValues("group", 142, scores), 1e-4);

    assertThat(choice.extrapolated()).isTrue();
    assertThat(choice.threshold()).isCloseTo(0.04 * Math.log(1e4), within(0.06));
  }

  @Test
  void of_stricterRate_isNeverALowerThreshold() {
    SplittableRandom random = new SplittableRandom(7);
    float[] scores = new float[5_000];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (float) (0.3 * random.nextDouble() + 0.3 * random.nextDouble());
    }
    Scores group = Scores.ofValues("group", 101, scores);

    double last = 0;
    for (double rate : new double[] {1e-2, 1e-3, 1e-4, 1e-5}) {
      double threshold = ThresholdChoice.of(group, rate).threshold();
      assertThat(threshold).isGreaterThan(last).isLessThan(1);
      last = threshold;
    }
  }

  @Test
  void of_tooFewComparisons_isRefusedByName() {
    Scores few = Scores.ofValues("islanders", 3, new float[] {0.1f, 0.2f, 0.3f});

    assertThatThrownBy(() -> ThresholdChoice.of(few, 1e-3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("islanders");
  }
}
