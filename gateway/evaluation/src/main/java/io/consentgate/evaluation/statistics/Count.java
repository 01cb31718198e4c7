package io.consentgate.evaluation.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Events counted among trials, with the exact binomial interval of Clopper and Pearson (1934).
 *
 * <p>The interval takes trials for independent. Comparisons that share a person are not: for those
 * see {@link SplitSpread}.
 *
 * @param events how often it happened
 * @param trials out of how many
 */
public record Count(long events, long trials) {

  private static final double TAIL = 0.025;

  /**
   * Checks ranges.
   *
   * @throws IllegalArgumentException if there are more events than trials, or fewer than none
   */
  public Count {
    if (events < 0 || trials < events) {
      throw new IllegalArgumentException("events lie between 0 and the trials");
    }
  }

  /** Returns the rate counted; not a number if nothing was tried. */
  public double rate() {
    return trials == 0 ? Double.NaN : (double) events / trials;
  }

  /** Returns the lower end of the two-sided 95 % interval. */
  public double lower95() {
    return events == 0
        ? 0
        : BetaDistribution.of((double) events, trials - events + 1.0)
            .inverseCumulativeProbability(TAIL);
  }

  /** Returns the upper end of the two-sided 95 % interval. */
  public double upper95() {
    return events == trials
        ? 1
        : BetaDistribution.of(events + 1.0, (double) trials - events)
            .inverseSurvivalProbability(TAIL);
  }

  /** Returns the sum of two counts. */
  public Count plus(Count other) {
    return new Count(events + other.events, trials + other.trials);
  }
}
