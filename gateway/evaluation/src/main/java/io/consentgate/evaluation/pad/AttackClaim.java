package io.consentgate.evaluation.pad;

import io.consentgate.evaluation.statistics.Count;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Whether a sample shows, at 95 %, that an error rate lies below a limit. For 50 presentations of
 * one species that is 3 errors for 15 % and none for 7 % (ST-20); fewer than 50 show nothing
 * (ST-13).
 *
 * @param errors errors among presentations
 * @param limit the rate to stay below, between 0 and 1
 */
record AttackClaim(Count errors, double limit) {

  /** Least number of presentations of a species. */
  static final int LEAST = 50;

  private static final double TAIL = 0.05;

  /** Tells whether there are presentations enough. */
  boolean isCarried() {
    return errors.trials() >= LEAST;
  }

  /** Tells whether the rate is shown to lie below the limit. */
  boolean isShown() {
    return isCarried() && bound() < limit;
  }

  /** Returns the upper end of the one-sided 95 % interval. */
  private double bound() {
    return errors.events() == errors.trials()
        ? 1
        : BetaDistribution.of(errors.events() + 1.0, (double) errors.trials() - errors.events())
            .inverseSurvivalProbability(TAIL);
  }
}
