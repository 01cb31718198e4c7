package io.consentgate.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ST-15: the trade-off of scores whose trade-off is known. */
final class DetCurveTest {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** Non-mated N(0, 1), mated N(2, 1): FNMR = Φ(Φ⁻¹(1 − FMR) − 2). */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void of_twoNormalDistributions_isTheKnownCurve(long seed) {
    Random random = new Random(seed);

    DetCurve curve =
        DetCurve.of(
            ScoreSample.of(normal(random, 20_000, 2)), ScoreSample.of(normal(random, 200_000, 0)));

    for (DetCurve.Point point : curve.points()) {
      double rate = point.falseMatches().rate();
      double known = NORMAL.cumulativeProbability(NORMAL.inverseSurvivalProbability(rate) - 2);
      double noise = rate * 200_000 < 100 ? 0.15 : 0.03;
      assertThat(point.falseNonMatches().rate()).isCloseTo(known, within(noise));
    }
    assertThat(curve.points()).hasSizeGreaterThan(40);
  }

  @Test
  void of_anyScores_endsAtThreeFalseMatchesAndNeverFalls() {
    Random random = new Random(7);

    DetCurve curve =
        DetCurve.of(ScoreSample.of(normal(random, 50, 1)), ScoreSample.of(normal(random, 500, 0)));

    long falseMatches = Long.MAX_VALUE;
    long falseNonMatches = 0;
    for (DetCurve.Point point : curve.points()) {
      assertThat(point.falseMatches().events()).isBetween(3L, falseMatches - 1);
      assertThat(point.falseNonMatches().events()).isGreaterThanOrEqualTo(falseNonMatches);
      falseMatches = point.falseMatches().events();
      falseNonMatches = point.falseNonMatches().events();
    }
    assertThat(falseMatches).isLessThan(6);
  }

  @Test
  void of_nothing_isEmpty() {
    ScoreSample none = ScoreSample.of(new float[0]);
    ScoreSample some = ScoreSample.of(new float[] {0.5f});

    assertThat(DetCurve.of(none, some).points()).isEmpty();
    assertThat(DetCurve.of(some, none).points()).isEmpty();
    assertThat(DetCurve.of(some, some).points()).isEmpty();
  }

  private static float[] normal(Random random, int size, double mean) {
    float[] scores = new float[size];
    for (int i = 0; i < size; i++) {
      scores[i] = (float) (mean + random.nextGaussian());
    }
    return scores;
  }
}
