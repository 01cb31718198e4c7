package io.consentgate.evaluation.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class PairedScoresTest {

  @Test
  void changed_scoresOnBothSidesOfTheThreshold_areThoseThatCrossIt() {
    PairedScores scores = new PairedScores(5);
    scores.add(0.49f, 0.51f);
    scores.add(0.51f, 0.49f);
    scores.add(0.5f, 0.51f);
    scores.add(0.49f, 0.48f);
    scores.add(0.5f, 0.4f);

    assertThat(scores.size()).isEqualTo(5);
    assertThat(scores.changed(0.5f)).isEqualTo(3);
    assertThat(scores.largestChange()).isCloseTo(0.1f, within(1e-6f));
    assertThat(scores.fromTop(0)).isEqualTo(0.51f);
    assertThat(scores.fromTop(2)).isEqualTo(0.5f);
  }

  /** Fifty thresholds, so that the counts' own scatter is small beside what is compared. */
  @Test
  void expected_scoresThatScatter_isWhatCountsComeTo() {
    Random random = new Random(1);
    PairedScores scores = new PairedScores(1_000_000);
    for (int i = 0; i < 1_000_000; i++) {
      float captured = (float) random.nextGaussian() / 10;
      scores.add(captured, captured + (float) random.nextGaussian() / 2000);
    }

    int changed = 0;
    double expected = 0;
    for (int i = 0; i < 50; i++) {
      float threshold = 0.2f + i / 1000f;
      changed += scores.changed(threshold);
      expected += scores.expected(threshold);
    }

    assertThat(changed).isGreaterThan(1000);
    assertThat(changed / expected).isCloseTo(1, within(0.1));
  }

  @Test
  void expected_scoresThatStayAsTheyWere_isNothing() {
    PairedScores scores = new PairedScores(1);
    scores.add(0.5f, 0.5f);

    assertThat(scores.expected(0.5f)).isZero();
    assertThat(scores.changed(0.5f)).isZero();
  }
}
