package io.consentgate.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
