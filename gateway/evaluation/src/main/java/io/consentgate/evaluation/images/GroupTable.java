package io.consentgate.evaluation.images;

import io.consentgate.evaluation.statistics.Count;
import java.util.Comparator;
import java.util.List;

/**
 * Groups side by side.
 *
 * @param groups the one with the highest false match rate first
 * @param mixed false matches among all people of all groups
 */
record GroupTable(List<GroupFigures> groups, Count mixed) {

  /** Orders and copies. */
  GroupTable {
    groups =
        groups.stream()
            .sorted(
                Comparator.comparingDouble(
                        (GroupFigures group) -> orZero(group.falseMatches().rate()))
                    .reversed()
                    .thenComparing(GroupFigures::group))
            .toList();
  }

  /** Returns the group with the highest rate. */
  GroupFigures worst() {
    return groups.getFirst();
  }

  /** Returns highest by lowest rate; not a number where the lowest is 0 or nothing was compared. */
  double maxMinRatio() {
    return ratio(worst().falseMatches().rate(), best().falseMatches().rate());
  }

  /** Returns what that ratio is at least: lower end of the highest by upper end of the lowest. */
  double maxMinRatioAtLeast() {
    return worst().falseMatches().lower95() / best().falseMatches().upper95();
  }

  /** Returns highest by mixed rate; not a number where the mixed one is 0. */
  double worstToMixed() {
    return ratio(worst().falseMatches().rate(), mixed.rate());
  }

  /** Returns what that ratio is at the most: upper end of the highest by lower end of the mixed. */
  double worstToMixedAtMost() {
    return ratio(worst().falseMatches().upper95(), mixed.lower95());
  }

  private GroupFigures best() {
    return groups.getLast();
  }

  private static double ratio(double one, double other) {
    return other > 0 ? one / other : Double.NaN;
  }

  private static double orZero(double rate) {
    return Double.isNaN(rate) ? 0 : rate;
  }
}
