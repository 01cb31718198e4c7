package io.consentgate.evaluation.images;

import io.consentgate.evaluation.statistics.BalancedAccuracy;
import io.consentgate.evaluation.statistics.Count;
import io.consentgate.evaluation.statistics.DetCurve;
import io.consentgate.models.Acquisition;
import java.util.List;
import java.util.Optional;

/**
 * What a model set did on pictures, in counts.
 *
 * @param modelSet its id
 * @param decision the threshold and what happened at it
 * @param acquisition pictures of the comparisons, and why some gave no features
 * @param enrolment people whose first picture gave none, of all
 * @param pairs comparisons to make
 * @param accuracy by folds
 * @param rates FNMR at false match rates of this sample
 * @param det the whole trade-off
 * @param histogram how scores are spread
 * @param groups groups side by side
 * @param identification a search through a gallery
 */
record ImagesReport(
    String modelSet,
    Decision decision,
    Acquisition acquisition,
    Count enrolment,
    Pairs pairs,
    Optional<BalancedAccuracy> accuracy,
    List<RatePoint> rates,
    DetCurve det,
    Histogram histogram,
    Optional<GroupTable> groups,
    Identification identification) {

  /** Copies the list. */
  ImagesReport {
    rates = List.copyOf(rates);
  }

  /**
   * Comparisons to make, whether both pictures were acquired or not.
   *
   * @param mated of one person
   * @param nonMated of two people
   */
  record Pairs(long mated, long nonMated) {}

  /**
   * Decisions at the set's own threshold.
   *
   * @param threshold lowest similarity that is a match
   * @param falseMatchRate the FMR it is named by, in the worst group of the calibration
   * @param extrapolated whether the calibration continued it beyond its data
   * @param falseMatches FMR, over non-mated comparisons made
   * @param falseNonMatches FNMR, over mated comparisons made
   * @param falseRejects FRR: failures to acquire count as rejects
   * @param falseAccepts FAR: failures to acquire count as rejects
   */
  record Decision(
      double threshold,
      double falseMatchRate,
      boolean extrapolated,
      ErrorRate falseMatches,
      ErrorRate falseNonMatches,
      Count falseRejects,
      Count falseAccepts) {}

  /** Returns pictures without exactly one usable face, of all (FTA). */
  Count failures() {
    return new Count(acquisition.pictures() - acquisition.acquired(), acquisition.pictures());
  }
}
