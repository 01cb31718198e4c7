package io.consentgate.evaluation.statistics;

import java.util.Arrays;

/**
 * How many decisions are right at a threshold that other comparisons chose, as the protocol of
 * Labeled Faces in the Wild has it: comparisons are dealt into folds; each fold is decided at the
 * threshold that does best on all the others.
 *
 * <p>Mated and non-mated comparisons weigh the same together, however many there are of each. Where
 * there are as many of the one as of the other, as in that protocol, this is the share that is
 * right.
 *
 * @param mean over the folds
 * @param standardError of that mean
 * @param folds how many
 */
public record BalancedAccuracy(double mean, double standardError, int folds) {

  private static final double ROUNDING = 1e-12;

  /**
   * Computes it.
   *
   * @param scores one for each comparison; negative infinity where there is none, which is never a
   *     match
   * @param mated whether the comparison is mated
   * @param fold the fold of each, from 0
   * @param folds how many there are, at least 2
   * @throws IllegalArgumentException if a fold has no mated or no non-mated comparison
   */
  public static BalancedAccuracy of(float[] scores, boolean[] mated, int[] fold, int folds) {
    long[][] sizes = new long[folds][2];
    for (int i = 0; i < scores.length; i++) {
      sizes[fold[i]][mated[i] ? 1 : 0]++;
    }
    int[] order = byScore(scores);
    double[] accuracies = new double[folds];
    for (int k = 0; k < folds; k++) {
      if (sizes[k][0] == 0 || sizes[k][1] == 0) {
        throw new IllegalArgumentException("each fold needs mated and non-mated comparisons");
      }
      accuracies[k] = accuracy(k, bestFor(k, scores, mated, fold, order), scores, mated, fold);
    }
    double mean = Arrays.stream(accuracies).average().orElseThrow();
    double squares = 0;
    for (double accuracy : accuracies) {
      squares += (accuracy - mean) * (accuracy - mean);
    }
    return new BalancedAccuracy(mean, Math.sqrt(squares / (folds - 1) / folds), folds);
  }

  /** Returns the threshold that does best outside a fold: the middle of the first best gap. */
  private static float bestFor(
      int fold, float[] scores, boolean[] mated, int[] folds, int[] order) {
    double[] size = new double[2];
    for (int i = 0; i < scores.length; i++) {
      size[mated[i] ? 1 : 0] += folds[i] == fold ? 0 : 1;
    }
    // Whatever comes later in the order matches, what came before does not.
    double right = 1;
    double best = -1;
    float threshold = Float.POSITIVE_INFINITY;
    float below = Float.NEGATIVE_INFINITY;
    for (int i : order) {
      if (folds[i] != fold) {
        if (scores[i] > below && right > best + ROUNDING) {
          best = right;
          threshold = between(below, scores[i]);
        }
        right += mated[i] ? -1 / size[1] : 1 / size[0];
        below = scores[i];
      }
    }
    return right > best + ROUNDING ? Float.POSITIVE_INFINITY : threshold;
  }

  /** Returns something above the one and not above the other. */
  private static float between(float below, float above) {
    float middle = (below + above) / 2;
    return middle > below ? middle : above;
  }

  private static double accuracy(
      int fold, float threshold, float[] scores, boolean[] mated, int[] folds) {
    double[] right = new double[2];
    double[] size = new double[2];
    for (int i = 0; i < scores.length; i++) {
      if (folds[i] == fold) {
        int kind = mated[i] ? 1 : 0;
        boolean matches = scores[i] >= threshold && scores[i] > Float.NEGATIVE_INFINITY;
        size[kind]++;
        right[kind] += matches == mated[i] ? 1 : 0;
      }
    }
    return (right[0] / size[0] + right[1] / size[1]) / 2;
  }

  private static int[] byScore(float[] scores) {
    long[] keys = new long[scores.length];
    for (int i = 0; i < keys.length; i++) {
      int bits = Float.floatToIntBits(scores[i]);
      int ordered = bits < 0 ? ~bits ^ 0x8000_0000 : bits;
      keys[i] = (long) ordered << 32 | i;
    }
    Arrays.sort(keys);
    int[] order = new int[keys.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = (int) keys[i];
    }
    return order;
  }
}
