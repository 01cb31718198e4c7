package io.consentgate.evaluation.custody;

/**
 * How far two references of one person can be told from two people's, by the score between them: 0
 * is not at all, 1 is always.
 *
 * <p>The global measure of Gomez-Barrero, Galbally, Rathgeb and Busch, General Framework to
 * Evaluate Unlinkability in Biometric Template Protection Systems (IEEE TIFS 13, 2018), with a
 * prior ratio ω of 1.
 *
 * @param system the measure itself
 * @param atMost its upper bound, 95 %, by drawing people anew
 * @param floor what the estimate reads on average where nothing links: it never reads 0
 * @param people how many people the mated scores come from
 * @param mated scores of one person's references
 * @param nonMated scores of two people's references
 */
public record Linkability(
    double system, double atMost, double floor, int people, int mated, int nonMated) {

  /** The measure must stay below this. */
  public static final double LIMIT = 0.05;

  /** Tells whether measure and bound stay below the limit. */
  public boolean isUnlinkable() {
    return system < LIMIT && atMost < LIMIT;
  }

  /**
   * Returns the measure for two histograms with the same bins: the mean over the mated scores of
   * what a score tells, {@code 2 LR / (1 + LR) - 1} where the likelihood ratio LR is above 1.
   *
   * @param mated how many mated scores lie in each bin
   * @param nonMated how many non-mated scores lie in each bin
   */
  static double of(long[] mated, long[] nonMated) {
    double allMated = sum(mated);
    double allNonMated = sum(nonMated);
    double measure = 0;
    for (int i = 0; i < mated.length; i++) {
      double one = mated[i] / allMated;
      double other = nonMated[i] / allNonMated;
      measure += one > other ? one * (one - other) / (one + other) : 0;
    }
    return measure;
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }
}
