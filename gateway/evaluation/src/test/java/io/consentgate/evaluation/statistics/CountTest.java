package io.consentgate.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CountTest {

  /** Expected values: {@code binom.test(events, trials)$conf.int} of R. */
  @ParameterizedTest
  @CsvSource({
    "0, 10, 0, 0.3084971",
    "5, 10, 0.1870860, 0.8129140",
    "10, 10, 0.6915029, 1",
    "1, 1000, 0.0000253175, 0.0055589"
  })
  void interval_ofKnownCounts_isClopperAndPearsons(
      long events, long trials, double lower, double upper) {
    Count count = new Count(events, trials);

    assertThat(count.lower95()).isCloseTo(lower, within(1e-7));
    assertThat(count.upper95()).isCloseTo(upper, within(1e-7));
  }

  /** ST-15. The ends are where the binomial tails are 2.5 %: Clopper and Pearson (1934). */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void interval_ofAnyCount_leavesATailOfTwoAndAHalfPerCentOnEitherSide(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int trials = random.nextInt(2, 5000);
    int events = random.nextInt(1, trials);
    Count count = new Count(events, trials);

    BinomialDistribution low = BinomialDistribution.of(trials, count.lower95());
    BinomialDistribution high = BinomialDistribution.of(trials, count.upper95());

    assertThat(low.survivalProbability(events - 1)).isCloseTo(0.025, within(1e-6));
    assertThat(high.cumulativeProbability(events)).isCloseTo(0.025, within(1e-6));
    assertThat(new Count(trials - events, trials).upper95())
        .isCloseTo(1 - count.lower95(), within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 300, 3000})
  void interval_ofNoneAndOfAll_hasAClosedForm(int trials) {
    double tail = Math.pow(0.025, 1.0 / trials);

    assertThat(new Count(0, trials).upper95()).isCloseTo(1 - tail, within(1e-12));
    assertThat(new Count(trials, trials).lower95()).isCloseTo(tail, within(1e-12));
  }

  /**
   * With no event the two-sided bound is near 3.69 / n, the one-sided one's rule of three's kin.
   */
  @Test
  void upper95_withoutEventsInManyTrials_isNear369OverN() {
    assertThat(new Count(0, 1_000_000).upper95() * 1_000_000).isCloseTo(3.689, within(1e-3));
  }

  @Test
  void newCount_withMoreEventsThanTrials_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Count(2, 1));
  }

  @Test
  void rate_withoutTrials_isNotANumber() {
    assertThat(new Count(0, 0).rate()).isNaN();
  }
}
