package io.consentgate.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScoreSampleTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void thresholdAt_anyShare_letsNoMoreThroughAndNotOneFewer(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] scores = new float[random.nextInt(10, 500)];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (float) random.nextDouble(-1, 1);
    }
    ScoreSample sample = ScoreSample.of(scores);
    double share = random.nextDouble();

    double threshold = sample.thresholdAt(share);

    int allowed = (int) Math.floor(share * scores.length);
    assertThat(sample.reaching(threshold)).isEqualTo(allowed);
    assertThat(sample.reaching(Math.nextDown((float) threshold))).isGreaterThan(allowed);
    assertThat(sample.below(threshold) + sample.reaching(threshold)).isEqualTo(scores.length);
  }

  @Test
  void thresholdAt_equalScores_letsNoneOfThemThrough() {
    ScoreSample sample = ScoreSample.of(new float[] {0.5f, 0.5f, 0.5f, 0.1f});

    assertThat(sample.reaching(sample.thresholdAt(0.5))).isZero();
    assertThat(sample.reaching(sample.thresholdAt(1))).isEqualTo(4);
  }

  @Test
  void thresholdAt_withoutScores_isRefused() {
    assertThatIllegalStateException().isThrownBy(() -> ScoreSample.of(new float[0]).thresholdAt(1));
  }

  @Test
  void histogram_scoresOnAndBeyondTheEdges_countsEachOnce() {
    ScoreSample sample = ScoreSample.of(new float[] {-2, 0, 0.49f, 0.5f, 1, 7});

    long[] counts = sample.histogram(0, 1, 2);

    assertThat(counts).containsExactly(3, 3);
    assertThat(LongStream.of(counts).sum()).isEqualTo(sample.size());
  }
}
