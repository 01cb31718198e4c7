package io.consentgate.evaluation.statistics;

import java.util.Arrays;

/** Comparison scores of one kind, in order. */
public final class ScoreSample {

  private final float[] ascending;

  private ScoreSample(float[] ascending) {
    this.ascending = ascending;
  }

  /** Sorts a copy of scores. */
  public static ScoreSample of(float[] scores) {
    float[] ascending = scores.clone();
    Arrays.sort(ascending);
    return new ScoreSample(ascending);
  }

  /** Returns the number of scores. */
  public int size() {
    return ascending.length;
  }

  /** Returns how many reach a threshold, that is, lie at it or above. */
  public int reaching(double threshold) {
    int low = 0;
    int high = ascending.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending[middle] >= (float) threshold) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return ascending.length - low;
  }

  /** Returns how many stay below a threshold. */
  public int below(double threshold) {
    return size() - reaching(threshold);
  }

  /** Returns the score that has {@code rank} scores above it; rank 0 is the highest. */
  public double fromTop(int rank) {
    return ascending[ascending.length - 1 - rank];
  }

  /**
   * Returns the lowest threshold that no more scores reach than a share allows.
   *
   * @param share 0 to 1
   * @throws IllegalStateException if there is no score
   */
  public double thresholdAt(double share) {
    if (ascending.length == 0) {
      throw new IllegalStateException("no scores");
    }
    int allowed = (int) Math.floor(ascending.length * share);
    return allowed >= ascending.length ? ascending[0] : Math.nextUp((float) fromTop(allowed));
  }

  /**
   * Counts scores in bins of one width.
   *
   * @param low lower end of the first bin; scores below it count there
   * @param high upper end of the last bin; scores above it count there
   * @param bins how many
   */
  public long[] histogram(double low, double high, int bins) {
    long[] counts = new long[bins];
    for (float score : ascending) {
      int bin = (int) Math.floor((score - low) / (high - low) * bins);
      counts[Math.clamp(bin, 0, bins - 1)]++;
    }
    return counts;
  }
}
