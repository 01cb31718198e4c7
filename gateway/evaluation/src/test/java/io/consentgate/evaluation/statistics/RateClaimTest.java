package io.consentgate.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ST-16: what a sample cannot carry is not claimed. */
final class RateClaimTest {

  @ParameterizedTest
  @CsvSource({"1e-2, 300", "1e-3, 3000", "1e-4, 30000", "1e-5, 300000", "1e-6, 3000000"})
  void least_ofARate_isThreeByTheRate(double rate, long least) {
    assertThat(new RateClaim(rate, 0).least()).isEqualTo(least);
    assertThat(new RateClaim(rate, least).isCarried()).isTrue();
    assertThat(new RateClaim(rate, least - 1).isCarried()).isFalse();
    assertThat(new RateClaim(rate, least).isFirm()).isFalse();
    assertThat(new RateClaim(rate, 10 * least).isFirm()).isTrue();
  }

  /** The rule rounds the one-sided bound 1 - 0.05^(1/n), which is a little below 3 / n. */
  @ParameterizedTest
  @CsvSource({"300", "3000", "30000"})
  void ruleOfThree_besideTheExactBound_isWithinTwoPerCent(long n) {
    double exact = 1 - Math.pow(0.05, 1.0 / n);

    assertThat(3.0 / n / exact).isCloseTo(1, within(0.02));
  }

  @Test
  void newClaim_ofNoRate_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RateClaim(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new RateClaim(1.1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new RateClaim(0.1, -1));
  }
}
