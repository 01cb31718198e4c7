package io.consentgate.evaluation.statistics;

/**
 * Whether a sample can speak of an error rate at all.
 *
 * <p>Rule of three: a sample without an error shows, at 95 %, a rate of 3 / n and nothing smaller.
 * Rule of thirty (Doddington et al., The NIST speaker recognition evaluation, 2000): an estimate is
 * firm, within 30 % at 90 %, from 30 errors on.
 *
 * @param rate the rate to be spoken of, above 0 and at most 1
 * @param comparisons how many were made
 */
public record RateClaim(double rate, long comparisons) {

  private static final double THREE = 3;
  private static final double THIRTY = 30;

  /** So that 3 / 1e-3 is 3,000 and not 3,001. */
  private static final double ROUNDING = 1e-9;

  /**
   * Checks ranges.
   *
   * @throws IllegalArgumentException if the rate is no rate or the number is negative
   */
  public RateClaim {
    if (!(rate > 0 && rate <= 1) || comparisons < 0) {
      throw new IllegalArgumentException("a rate lies above 0 and is at most 1");
    }
  }

  /** Returns the least number of comparisons that can speak of the rate. */
  public long least() {
    return (long) Math.ceil(THREE / rate * (1 - ROUNDING));
  }

  /** Tells whether there are that many. */
  public boolean isCarried() {
    return comparisons >= least();
  }

  /** Tells whether a rate that is met exactly stands on 30 errors or more. */
  public boolean isFirm() {
    return comparisons >= (long) Math.ceil(THIRTY / rate * (1 - ROUNDING));
  }
}
