package io.consentgate.models;

/**
 * Non-mated comparisons within one group of people.
 *
 * @param group the group, or {@code all} for a whole data set
 * @param people how many people it has
 * @param comparisons non-mated comparisons made
 * @param falseMatches how many reached the threshold
 * @param lower95 lower end of the 95 % Clopper-Pearson interval of the false match rate
 * @param upper95 upper end
 */
public record GroupCount(
    String group, int people, long comparisons, long falseMatches, double lower95, double upper95) {

  /** Returns the false match rate counted. */
  public double falseMatchRate() {
    return comparisons == 0 ? Double.NaN : (double) falseMatches / comparisons;
  }
}
