package io.consentgate.evaluation.images;

import io.consentgate.evaluation.statistics.Count;
import io.consentgate.evaluation.statistics.RateClaim;
import java.util.Locale;

/**
 * What mated comparisons do at the threshold that gives a false match rate on this very sample, if
 * the sample can speak of that rate.
 *
 * @param claim the rate, and whether there are comparisons enough
 * @param threshold lowest score that is a match; not a number where nothing is shown
 * @param falseMatches non-mated comparisons made
 * @param falseNonMatches mated comparisons made
 * @param falseRejects mated comparisons tried, with failures to acquire as rejects
 */
record RatePoint(
    RateClaim claim,
    double threshold,
    Count falseMatches,
    Count falseNonMatches,
    Count falseRejects) {

  /** Reads a rate off an outcome. */
  static RatePoint of(Outcome outcome, double rate) {
    RateClaim claim = new RateClaim(rate, outcome.nonMated().size());
    if (!claim.isCarried()) {
      Count none = new Count(0, 0);
      return new RatePoint(claim, Double.NaN, none, none, none);
    }
    double threshold = outcome.nonMated().thresholdAt(rate);
    return new RatePoint(
        claim,
        threshold,
        new Count(outcome.nonMated().reaching(threshold), outcome.nonMated().size()),
        new Count(outcome.mated().below(threshold), outcome.mated().size()),
        outcome.falseRejects(threshold));
  }

  /** Tells whether there is anything to show. */
  boolean isShown() {
    return claim.isCarried() && falseNonMatches.trials() > 0;
  }

  /** Returns why nothing is shown, or what weakens what is shown; empty if nothing does. */
  String remark() {
    if (!claim.isCarried()) {
      return String.format(
          Locale.ROOT,
          "not shown: needs at least %,d non-mated comparisons, there are %,d",
          claim.least(),
          claim.comparisons());
    }
    if (falseNonMatches.trials() == 0) {
      return "not shown: no mated comparison was made";
    }
    return claim.isFirm() ? "" : "not firm: fewer than 30 false matches stand behind it";
  }
}
