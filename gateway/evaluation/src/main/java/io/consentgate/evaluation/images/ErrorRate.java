package io.consentgate.evaluation.images;

import io.consentgate.evaluation.statistics.Count;
import io.consentgate.evaluation.statistics.PersonBootstrap;

/**
 * A rate at the threshold, with both its intervals.
 *
 * @param count errors among comparisons; Clopper and Pearson's interval takes them for independent
 * @param byPerson the interval by drawing people; not a number where nothing was compared
 */
record ErrorRate(Count count, PersonBootstrap.Interval byPerson) {

  /** Returns the upper end of the wider interval. */
  double boundHigh() {
    return Double.isNaN(byPerson.high())
        ? count.upper95()
        : Math.max(count.upper95(), byPerson.high());
  }
}
