package io.consentgate.evaluation.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LinkageScoresTest {

  @Test
  @DisplayName("ST-02: by hand: half of the mated scores where they are three times as likely")
  void of_twoHistograms_isTheMeasureOfThePaper() {
    // Likelihood ratio 3 in the first bin: 2 * 3 / 4 - 1 = 0.5, for half of the mated scores.
    assertThat(Linkability.of(new long[] {3, 3, 0}, new long[] {100, 300, 200}))
        .isCloseTo(0.25, within(1e-9));
    assertThat(Linkability.of(new long[] {5, 0}, new long[] {0, 9})).isEqualTo(1);
    assertThat(Linkability.of(new long[] {5, 10}, new long[] {50, 100})).isZero();
  }

  @Test
  void linkability_oneDistribution_readsWhatNothingReads() {
    Linkability found = scores(0).linkability();

    assertThat(found.system()).isCloseTo(found.floor(), within(0.01));
    assertThat(found.isUnlinkable()).isTrue();
    assertThat(found.mated()).isEqualTo(5_000);
    assertThat(found.people()).isEqualTo(500);
    assertThat(found.nonMated()).isEqualTo(50_000);
  }

  @ParameterizedTest(name = "moved by {0} standard deviations")
  @CsvSource({"0.5, 0.07, 0.20", "1, 0.2, 0.4", "4, 0.9, 1"})
  @DisplayName("The control: whatever links shows, the more the further it moves the scores")
  void linkability_matedScoresMoved_showsIt(double moved, double least, double most) {
    Linkability found = scores(moved).linkability();

    assertThat(found.system()).isBetween(least, most);
    assertThat(found.atMost()).isBetween(found.system(), most);
    assertThat(found.isUnlinkable()).isFalse();
  }

  private static LinkageScores scores(double moved) {
    SplittableRandom random = new SplittableRandom(7);
    LinkageScores scores = new LinkageScores();
    for (int i = 0; i < 5_000; i++) {
      scores.addMated("person " + i % 500, (float) (random.nextGaussian() + moved));
    }
    for (int i = 0; i < 50_000; i++) {
      scores.addNonMated((float) random.nextGaussian());
    }
    return scores;
  }
}
