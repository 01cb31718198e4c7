package io.consentgate.evaluation.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Detection error trade-off: the false non-match rate at each false match rate (Martin et al., The
 * DET curve in assessment of detection task performance, 1997).
 *
 * <p>It ends where the sample does: at three false matches (rule of three).
 *
 * @param points from the largest false match rate to the smallest
 */
public record DetCurve(List<Point> points) {

  private static final int STEPS_PER_DECADE = 12;
  private static final double HIGHEST_RATE = 0.5;
  private static final double LEAST_EVENTS = 3;

  /**
   * One threshold.
   *
   * @param threshold lowest score that is a match
   * @param falseMatches of the non-mated comparisons
   * @param falseNonMatches of the mated comparisons
   */
  public record Point(double threshold, Count falseMatches, Count falseNonMatches) {}

  /** Copies the list. */
  public DetCurve {
    points = List.copyOf(points);
  }

  /**
   * Draws it, twelve points for each power of ten.
   *
   * @param mated scores of one person's pictures; without any the curve is empty
   * @param nonMated scores of two people's pictures
   */
  public static DetCurve of(ScoreSample mated, ScoreSample nonMated) {
    List<Point> points = new ArrayList<>();
    if (mated.size() == 0) {
      return new DetCurve(points);
    }
    double least = LEAST_EVENTS / nonMated.size();
    for (int step = 0; ; step++) {
      double rate = HIGHEST_RATE * Math.pow(10, -(double) step / STEPS_PER_DECADE);
      if (!(rate >= least)) {
        return new DetCurve(points);
      }
      double threshold = nonMated.thresholdAt(rate);
      Point point =
          new Point(
              threshold,
              new Count(nonMated.reaching(threshold), nonMated.size()),
              new Count(mated.below(threshold), mated.size()));
      if (points.isEmpty() || points.getLast().threshold() < threshold) {
        points.add(point);
      }
    }
  }
}
