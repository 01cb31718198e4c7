package io.consentgate.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BalancedAccuracyTest {

  private static final int FOLDS = 10;

  /** Two normal distributions two apart are told apart at best with Φ(1). */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void of_twoNormalDistributions_isTheBestThereIs(long seed) {
    Random random = new Random(seed);
    int size = 40_000;
    float[] scores = new float[size];
    boolean[] mated = new boolean[size];
    int[] fold = new int[size];
    for (int i = 0; i < size; i++) {
      // Three non-mated ones for each mated one: the balance must not show.
      mated[i] = i % 4 == 0;
      scores[i] = (float) ((mated[i] ? 1 : -1) + random.nextGaussian());
      fold[i] = i / 4 % FOLDS;
    }

    BalancedAccuracy accuracy = BalancedAccuracy.of(scores, mated, fold, FOLDS);

    double best = NormalDistribution.of(0, 1).cumulativeProbability(1);
    assertThat(accuracy.mean()).isCloseTo(best, within(0.008));
    assertThat(accuracy.standardError()).isBetween(0.0005, 0.006);
  }

  @Test
  void of_negativeAndPositiveScoresFarApart_isRightThroughout() {
    float[] scores = {-0.9f, -0.2f, 0.1f, 0.3f, -0.8f, -0.1f, 0.2f, 0.4f};
    boolean[] mated = {false, false, true, true, false, false, true, true};
    int[] fold = {0, 0, 0, 0, 1, 1, 1, 1};

    assertThat(BalancedAccuracy.of(scores, mated, fold, 2).mean()).isEqualTo(1);
  }

  /** What was not acquired never matches, which is right for strangers only. */
  @Test
  void of_nothingAcquired_isAHalf() {
    float[] scores = new float[8];
    Arrays.fill(scores, Float.NEGATIVE_INFINITY);
    boolean[] mated = {false, false, true, true, false, false, true, true};
    int[] fold = {0, 0, 0, 0, 1, 1, 1, 1};

    assertThat(BalancedAccuracy.of(scores, mated, fold, 2).mean()).isEqualTo(0.5);
  }

  /** The fold that is decided had no say: its own best threshold would be right throughout. */
  @Test
  void of_foldUnlikeTheOthers_isDecidedAtTheirThreshold() {
    float[] scores = {0.6f, 0.9f, 0.1f, 0.4f};
    boolean[] mated = {false, true, false, true};
    int[] fold = {0, 0, 1, 1};

    assertThat(BalancedAccuracy.of(scores, mated, fold, 2).mean()).isEqualTo(0.5);
  }

  @Test
  void of_foldWithoutMatedComparisons_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                BalancedAccuracy.of(
                    new float[] {0, 1, 0},
                    new boolean[] {false, true, false},
                    new int[] {0, 0, 1},
                    2));
  }
}
