package io.consentgate.evaluation.statistics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Tells how far apart the bounds of two groups of people lie when nothing but chance decided who is
 * in which: the same people are split again and again.
 *
 * <p>People, not comparisons, are drawn, because one person with a face like many others makes many
 * false matches at once, which an interval for independent trials does not know.
 */
public final class SplitSpread {

  /** Splits drawn. */
  public static final int SPLITS = 2000;

  private static final long SEED = 20261101;

  private final NonMatedPairs pairs;
  private final int tested;
  private final Map<Count, Double> bounds = new HashMap<>();

  /**
   * Prepares the splits.
   *
   * @param pairs everybody's comparisons, of both groups
   * @param tested how many people belong to the group that is tested
   */
  public SplitSpread(NonMatedPairs pairs, int tested) {
    if (tested < 2 || tested > pairs.people() - 2) {
      throw new IllegalArgumentException("both groups need two people at least");
    }
    this.pairs = pairs;
    this.tested = tested;
  }

  /**
   * Returns by what factor the 95 % bound of the tested group exceeds that of the others in a split
   * by chance, so that only {@code 1 - quantile} of the splits exceed it further.
   *
   * @param quantile between 0 and 1
   */
  public double factor(double quantile) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] factors = new double[SPLITS];
    for (int i = 0; i < SPLITS; i++) {
      boolean[] chosen = choose(random);
      boolean[] others = new boolean[chosen.length];
      for (int k = 0; k < chosen.length; k++) {
        others[k] = !chosen[k];
      }
      factors[i] = bound(pairs.count(chosen)) / bound(pairs.count(others));
    }
    Arrays.sort(factors);
    return factors[(int) Math.ceil(quantile * SPLITS) - 1];
  }

  private double bound(Count count) {
    return bounds.computeIfAbsent(count, Count::upper95);
  }

  private boolean[] choose(SplittableRandom random) {
    boolean[] chosen = new boolean[pairs.people()];
    int missing = tested;
    for (int i = 0; i < chosen.length; i++) {
      if (random.nextInt(chosen.length - i) < missing) {
        chosen[i] = true;
        missing--;
      }
    }
    return chosen;
  }
}
