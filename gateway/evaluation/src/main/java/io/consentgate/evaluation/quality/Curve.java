package io.consentgate.evaluation.quality;

import io.consentgate.evaluation.images.Words;
import io.consentgate.evaluation.statistics.Count;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * False non-matches against a measure: mated comparisons in the order of their worse picture's
 * quality, cut into parts that grow, the worst part first and smallest.
 *
 * @param measure the measure
 * @param bins its parts
 */
record Curve(Measure measure, List<Bin> bins) {

  private static final double[] CUTS = {0, 0.02, 0.05, 0.1, 0.2, 0.4, 0.7, 1};

  /**
   * One part.
   *
   * @param worst value of its first comparison
   * @param best value of its last comparison
   * @param falseNonMatches counted
   */
  record Bin(double worst, double best, Count falseNonMatches) {

    /** Returns the middle of its values. */
    double middle() {
      return (worst + best) / 2;
    }
  }

  /** Copies the list. */
  Curve {
    bins = List.copyOf(bins);
  }

  /** Counts. */
  static Curve of(Measure measure, List<Pairs.Mated> mated, double threshold) {
    List<Pairs.Mated> ordered = new ArrayList<>(mated);
    ordered.sort(Comparator.comparingDouble(pair -> -measure.badness(worse(measure, pair))));
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i + 1 < CUTS.length; i++) {
      int from = (int) (CUTS[i] * ordered.size());
      int to = (int) (CUTS[i + 1] * ordered.size());
      if (to > from) {
        List<Pairs.Mated> part = ordered.subList(from, to);
        long missed = part.stream().filter(pair -> pair.score() < (float) threshold).count();
        bins.add(
            new Bin(
                worse(measure, part.getFirst()),
                worse(measure, part.getLast()),
                new Count(missed, part.size())));
      }
    }
    return new Curve(measure, bins);
  }

  /** Returns it as a table. */
  Table table() {
    return new Table(
        measure.title()
            + (Double.isNaN(measure.threshold())
                ? ", not judged"
                : ", judged at " + Measure.words(measure.threshold())),
        List.of("Worse picture of the two", "FNMR"),
        bins.stream()
            .map(
                bin ->
                    List.of(
                        Measure.words(bin.worst()) + " to " + Measure.words(bin.best()),
                        Words.of(bin.falseNonMatches())))
            .toList());
  }

  private static double worse(Measure measure, Pairs.Mated pair) {
    return measure.worse(pair.one(), pair.other());
  }
}
