package io.consentgate.evaluation.custody;

import java.util.Arrays;

/** Scores of the same pairs of pictures, as captured and as kept. */
final class PairedScores {

  private static final float NEAR = 0.01f;

  private final float[] captured;
  private final float[] kept;
  private int size;

  /** Makes room for as many pairs at the most. */
  PairedScores(int most) {
    captured = new float[most];
    kept = new float[most];
  }

  void add(float asCaptured, float asKept) {
    captured[size] = asCaptured;
    kept[size++] = asKept;
  }

  int size() {
    return size;
  }

  /** Returns the score as captured that so many pairs exceed. */
  float fromTop(int rank) {
    float[] ascending = Arrays.copyOf(captured, size);
    Arrays.sort(ascending);
    return ascending[size - 1 - rank];
  }

  /** Returns how many pairs are decided otherwise as kept. */
  int changed(float threshold) {
    int changed = 0;
    for (int i = 0; i < size; i++) {
      changed += captured[i] >= threshold == kept[i] >= threshold ? 0 : 1;
    }
    return changed;
  }

  /**
   * Returns how many pairs are to be expected to be decided otherwise: the mean change of a score
   * times the density of scores at the threshold, both from all pairs less than {@value #NEAR} from
   * it. The count scatters about it as counts do, by its root.
   */
  double expected(float threshold) {
    double changes = 0;
    for (int i = 0; i < size; i++) {
      if (Math.abs(captured[i] - threshold) < NEAR) {
        changes += Math.abs(captured[i] - kept[i]);
      }
    }
    return changes / (2 * NEAR);
  }

  /** Returns by how much a score changes at the most. */
  float largestChange() {
    float largest = 0;
    for (int i = 0; i < size; i++) {
      largest = Math.max(largest, Math.abs(captured[i] - kept[i]));
    }
    return largest;
  }
}
