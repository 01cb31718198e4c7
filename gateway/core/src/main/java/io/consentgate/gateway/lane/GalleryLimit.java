package io.consentgate.gateway.lane;

import io.consentgate.contract.policy.PolicyPack;

/**
 * How many references one probe may be compared with: a search among N of them meets a stranger's
 * with probability 1 − (1 − FMR)ᴺ, which N × FMR bounds from above (ST-17).
 *
 * <p>The rate put in is the upper end of a 95 % interval, never the rate counted: a search is not
 * armed on errors that nobody could have seen.
 *
 * @param maxFalsePositiveRate the most that N × FMR may be; 0 allows no search
 */
public record GalleryLimit(double maxFalsePositiveRate) {

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if it would allow every search
   */
  public GalleryLimit {
    if (!(maxFalsePositiveRate >= 0 && maxFalsePositiveRate < 1)) {
      throw new IllegalArgumentException("a limit on false positives is from 0 on and below 1");
    }
  }

  /** Returns the limit that a policy pack sets; none is low enough where it allows no search. */
  public static GalleryLimit of(PolicyPack pack) {
    return new GalleryLimit(pack.allowsSearch() ? pack.maxFalsePositiveRate() : 0);
  }

  /**
   * Tells whether a search among so many references may be armed.
   *
   * @param references how many are searched, at least 1
   * @param falseMatchRateBound upper end of the interval of the false match rate, above 0: no
   *     sample shows that there are none
   * @throws IllegalArgumentException if one is out of range
   */
  public boolean allows(int references, double falseMatchRateBound) {
    requireBound(falseMatchRateBound);
    if (references < 1) {
      throw new IllegalArgumentException("a search needs a reference");
    }
    return references * falseMatchRateBound <= maxFalsePositiveRate;
  }

  /**
   * Returns the largest number of references that {@link #allows} lets be searched; 0 if none.
   *
   * @param falseMatchRateBound as above
   * @throws IllegalArgumentException if it is out of range
   */
  public int mostReferences(double falseMatchRateBound) {
    requireBound(falseMatchRateBound);
    int most =
        (int) Math.min(Integer.MAX_VALUE, Math.floor(maxFalsePositiveRate / falseMatchRateBound));
    return most > 0 && !allows(most, falseMatchRateBound) ? most - 1 : most;
  }

  private static void requireBound(double falseMatchRateBound) {
    if (!(falseMatchRateBound > 0 && falseMatchRateBound <= 1)) {
      throw new IllegalArgumentException("the bound of a false match rate is above 0, at most 1");
    }
  }
}
