package io.consentgate.models;

/**
 * Mated comparisons.
 *
 * @param dataSet where the pictures come from
 * @param comparisons mated comparisons made
 * @param falseNonMatches how many stayed below the threshold
 * @param lower95 lower end of the 95 % Clopper-Pearson interval of the false non-match rate
 * @param upper95 upper end
 */
public record MatedCount(
    String dataSet, long comparisons, long falseNonMatches, double lower95, double upper95) {

  /** Returns the false non-match rate counted. */
  public double falseNonMatchRate() {
    return comparisons == 0 ? Double.NaN : (double) falseNonMatches / comparisons;
  }
}
