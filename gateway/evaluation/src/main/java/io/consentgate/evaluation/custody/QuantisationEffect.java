package io.consentgate.evaluation.custody;

import io.consentgate.evaluation.calibrate.FeatureTable;
import io.consentgate.gateway.biometric.FaceFeatures;
import java.util.ArrayList;
import java.util.List;

/**
 * What it changes that a reference is kept in as many bytes as it has values: each pair of pictures
 * is compared twice, with the reference as it was captured and as it comes out of custody, and the
 * two decisions are set side by side. The probe is never kept, so it is as captured in both.
 */
public final class QuantisationEffect {

  /**
   * Decisions that differ, of all of one kind.
   *
   * @param decisions how many there are
   * @param changed how many of them are decided otherwise
   * @param expected how many are to be expected, which scatters less
   */
  public record Changed(int decisions, int changed, double expected) {

    private boolean isAtMost(double share) {
      return changed <= Math.ceil(decisions * share);
    }
  }

  /**
   * Decisions that differ at one threshold.
   *
   * @param falseMatchRate share of the non-mated scores, as captured, from this threshold on
   * @param threshold lowest similarity that is a match
   * @param mated comparisons of one person's pictures
   * @param nonMated comparisons of two people's pictures
   */
  public record Paired(double falseMatchRate, float threshold, Changed mated, Changed nonMated) {

    private static final double MATED_LIMIT = 1.0 / 500;
    private static final double NON_MATED_LIMIT = 12.0 / 1_200_000;

    /**
     * Tells whether at most 1 of 500 mated and 12 of 1.2 million non-mated decisions differ, of the
     * number there is rounded up to a whole decision.
     */
    public boolean isWithinLimits() {
      return mated.isAtMost(MATED_LIMIT) && nonMated.isAtMost(NON_MATED_LIMIT);
    }

    /** Tells whether no more than that, not rounded up, are to be expected to differ. */
    public boolean isExpectedWithinLimits() {
      return mated.expected <= mated.decisions * MATED_LIMIT
          && nonMated.expected <= nonMated.decisions * NON_MATED_LIMIT;
    }
  }

  private final PairedScores mated;
  private final PairedScores nonMated;

  private QuantisationEffect(PairedScores mated, PairedScores nonMated) {
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
      PairedScores mated = new PairedScores(pairs);
      PairedScores nonMated = new PairedScores(pairs);
      for (int i = 0; i < rows.size(); i++) {
        for (int k = 0; k < i; k++) {
          FaceFeatures captured = rows.get(i).features();
          String one = rows.get(i).picture().person();
          PairedScores scores = one.equals(rows.get(k).picture().person()) ? mated : nonMated;
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
        falseMatchRate, threshold, changed(mated, threshold), changed(nonMated, threshold));
  }

  /** Returns by how much a score changes at the most. */
  public float largestChange() {
    return Math.max(mated.largestChange(), nonMated.largestChange());
  }

  private static Changed changed(PairedScores scores, float threshold) {
    return new Changed(scores.size(), scores.changed(threshold), scores.expected(threshold));
  }
}
