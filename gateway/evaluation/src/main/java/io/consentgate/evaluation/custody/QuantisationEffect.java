package io.consentgate.evaluation.custody;

import io.consentgate.evaluation.calibrate.FeatureTable;
import io.consentgate.evaluation.statistics.Count;
import io.consentgate.gateway.biometric.FaceFeatures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What it changes that a reference is kept in as many bytes as it has values: each pair of pictures
 * is compared twice, with the reference as it was captured and as it comes out of custody, and the
 * two decisions are set side by side. The probe is never kept, so it is as captured in both.
 */
public final class QuantisationEffect {

  /**
   * Decisions that differ at one threshold.
   *
   * @param falseMatchRate share of the non-mated scores, as captured, from this threshold on
   * @param threshold lowest similarity that is a match
   * @param mated comparisons of one person's pictures
   * @param matedChanged how many of them are decided otherwise
   * @param nonMated comparisons of two people's pictures
   * @param nonMatedChanged how many of them are decided otherwise
   */
  public record Paired(
      double falseMatchRate,
      float threshold,
      int mated,
      int matedChanged,
      int nonMated,
      int nonMatedChanged) {

    private static final double MATED_LIMIT = 1.0 / 500;
    private static final double NON_MATED_LIMIT = 12.0 / 1_200_000;

    /** Tells whether at most 1 of 500 mated and 12 of 1.2 million non-mated decisions differ. */
    public boolean isWithinLimits() {
      return matedChanged <= Math.ceil(mated * MATED_LIMIT)
          && nonMatedChanged <= Math.ceil(nonMated * NON_MATED_LIMIT);
    }

    /** Tells whether so many differ that chance alone does not explain it: a 95 % bound. */
    public boolean isBeyondChance() {
      return new Count(matedChanged, mated).lower95() > MATED_LIMIT
          || new Count(nonMatedChanged, nonMated).lower95() > NON_MATED_LIMIT;
    }
  }

  private final Scores mated;
  private final Scores nonMated;

  private QuantisationEffect(Scores mated, Scores nonMated) {
    this.mated = mated;
    this.nonMated = nonMated;
  }

  /**
   * Compares every pair of rows twice.
   *
   * @param table features as captured; stays open
   */
  public static QuantisationEffect of(FeatureTable table) {
    return of(table, Keeping.asBytes());
  }

  /** As above, for what a custody makes of probes and references. */
  static QuantisationEffect of(FeatureTable table, Keeping keeping) {
    List<FeatureTable.Row> rows = table.rows(_ -> true);
    List<FaceFeatures> probes = new ArrayList<>();
    List<FaceFeatures> kept = new ArrayList<>();
    try {
      rows.forEach(row -> probes.add(keeping.probe(row.features())));
      rows.forEach(row -> kept.add(keeping.kept(row.features())));
      int pairs = rows.size() * (rows.size() - 1) / 2;
      Scores mated = new Scores(pairs);
      Scores nonMated = new Scores(pairs);
      for (int i = 0; i < rows.size(); i++) {
        for (int k = 0; k < i; k++) {
          FaceFeatures captured = rows.get(i).features();
          String one = rows.get(i).picture().person();
          Scores scores = one.equals(rows.get(k).picture().person()) ? mated : nonMated;
          scores.add(
              captured.similarity(rows.get(k).features()), probes.get(i).similarity(kept.get(k)));
        }
      }
      return new QuantisationEffect(mated, nonMated);
    } finally {
      probes.forEach(FaceFeatures::close);
      kept.forEach(FaceFeatures::close);
    }
  }

  /** Sets decisions side by side at the threshold that gives a false match rate here. */
  public Paired at(double falseMatchRate) {
    float threshold = nonMated.fromTop((int) (falseMatchRate * nonMated.size()));
    return new Paired(
        falseMatchRate,
        threshold,
        mated.size(),
        mated.changed(threshold),
        nonMated.size(),
        nonMated.changed(threshold));
  }

  /** Returns by how much a score changes at the most. */
  public float largestChange() {
    return Math.max(mated.largestChange(), nonMated.largestChange());
  }

  /** Scores of the same pairs, as captured and as kept. */
  private static final class Scores {
    private final float[] captured;
    private final float[] kept;
    private int size;

    Scores(int most) {
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

    float fromTop(int rank) {
      float[] ascending = Arrays.copyOf(captured, size);
      Arrays.sort(ascending);
      return ascending[size - 1 - rank];
    }

    int changed(float threshold) {
      int changed = 0;
      for (int i = 0; i < size; i++) {
        changed += captured[i] >= threshold == kept[i] >= threshold ? 0 : 1;
      }
      return changed;
    }

    float largestChange() {
      float largest = 0;
      for (int i = 0; i < size; i++) {
        largest = Math.max(largest, Math.abs(captured[i] - kept[i]));
      }
      return largest;
    }
  }
}
