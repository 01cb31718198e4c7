package io.consentgate.evaluation.calibrate;

/**
 * The lowest threshold at which a group's false match rate is what was asked for.
 *
 * <p>Where at least {@value #ENOUGH} false matches stand behind it, it is counted. Where the data
 * does not carry that far, the tail is continued exponentially from the highest scores there are;
 * cosines end at 1, so their tails fall faster than that and the continuation errs on the strict
 * side.
 *
 * @param group the group
 * @param threshold the threshold
 * @param extrapolated whether it was continued beyond the data
 */
record ThresholdChoice(String group, double threshold, boolean extrapolated) {

  /** Least number of false matches that carries a counted threshold. */
  static final int ENOUGH = 10;

  /** Share of the highest scores that the tail is fitted to. */
  private static final double TAIL_SHARE = 0.01;

  private static final int LEAST_TAIL = 20;
  private static final double HIGHEST = 0.999;

  /** Chooses for one group. */
  static ThresholdChoice of(Scores nonMated, double falseMatchRate) {
    int allowed = (int) Math.floor(nonMated.size() * falseMatchRate);
    if (allowed >= ENOUGH) {
      return new ThresholdChoice(
          nonMated.group(), nonMated.sample().thresholdAt(falseMatchRate), false);
    }
    int tail = Math.max(LEAST_TAIL, (int) (nonMated.size() * TAIL_SHARE));
    if (nonMated.size() <= tail) {
      throw new IllegalArgumentException(
          "group %s has too few comparisons: %d".formatted(nonMated.group(), nonMated.size()));
    }
    double start = nonMated.sample().fromTop(tail);
    double excess = 0;
    for (int rank = 0; rank < tail; rank++) {
      excess += nonMated.sample().fromTop(rank) - start;
    }
    double shareAbove = (double) tail / nonMated.size();
    double threshold = start + excess / tail * Math.log(shareAbove / falseMatchRate);
    return new ThresholdChoice(nonMated.group(), Math.min(HIGHEST, threshold), true);
  }
}
