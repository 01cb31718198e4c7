package io.consentgate.evaluation.images;

import io.consentgate.evaluation.statistics.DetCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The charts of a report, each with a table that says the same. */
final class Charts {

  private static final double LEAST_RATE = 1e-6;
  private static final double MOST_RATE = 0.995;
  private static final int SCORE_TICKS = 7;

  private Charts() {}

  /** Returns the DET curve. */
  static String det(ImagesReport report) {
    List<DetCurve.Point> points = report.det().points();
    if (points.size() < 2) {
      return "<p>Not shown: too few comparisons for a curve.</p>\n";
    }
    double least = points.getLast().falseMatches().rate();
    Axis across =
        Axis.ofRates(
            "False match rate",
            Math.max(LEAST_RATE, Math.pow(10, Math.floor(Math.log10(least)))),
            0.5);
    Axis up = Axis.ofRates("False non-match rate", 1e-3, MOST_RATE);
    double[] rates = of(points, point -> point.falseMatches().rate());
    SvgChart chart =
        new SvgChart(
                "det",
                "Detection error trade-off",
                String.format(
                    Locale.ROOT,
                    "From FMR %s with FNMR %s to FMR %s with FNMR %s; the band is the 95 %% interval"
                        + " of the FNMR. The curve ends at three false matches.",
                    Words.rate(points.getFirst().falseMatches().rate()),
                    Words.rate(points.getFirst().falseNonMatches().rate()),
                    Words.rate(least),
                    Words.rate(points.getLast().falseNonMatches().rate())),
                across,
                up)
            .band(
                "one",
                rates,
                of(points, point -> point.falseNonMatches().lower95()),
                of(points, point -> point.falseNonMatches().upper95()))
            .line("FNMR at each FMR", "one", rates, of(points, p -> p.falseNonMatches().rate()));
    return chart.svg() + Html.folded("The same as a table", table(points));
  }

  /** Returns how scores are spread. */
  static String scores(ImagesReport report) {
    Histogram histogram = report.histogram();
    double[] mated = histogram.shares(true);
    double[] nonMated = histogram.shares(false);
    double most = Math.max(max(mated), max(nonMated));
    double high = Math.max(0.05, Math.ceil(most * 20) / 20);
    double threshold = report.decision().threshold();
    Axis across = Axis.even("Comparison score (cosine)", Histogram.LOW, Histogram.HIGH, ticks());
    Axis up = Axis.even("Share of the scores", 0, high, List.of(0.0, high / 2, high));
    SvgChart chart =
        new SvgChart(
                "scores",
                "How scores are spread",
                String.format(
                    Locale.ROOT,
                    "Shares of mated and of non-mated scores in %d bins of one width, and the"
                        + " threshold at %.4f.",
                    Histogram.BINS,
                    threshold),
                across,
                up)
            .line("mated", "one", edges(), steps(mated))
            .line("non-mated", "two", edges(), steps(nonMated))
            .upright("threshold", "three", threshold);
    return chart.svg() + Html.folded("The same as a table", table(histogram));
  }

  private static String table(List<DetCurve.Point> points) {
    List<List<String>> rows = new ArrayList<>();
    for (DetCurve.Point point : points) {
      rows.add(
          List.of(
              String.format(Locale.ROOT, "%.4f", point.threshold()),
              Words.of(point.falseMatches()),
              Words.of(point.falseNonMatches())));
    }
    return Html.table("Detection error trade-off", List.of("Threshold", "FMR", "FNMR"), rows);
  }

  private static String table(Histogram histogram) {
    long[] mated = histogram.counts(true);
    long[] nonMated = histogram.counts(false);
    List<List<String>> rows = new ArrayList<>();
    for (int bin = 0; bin < Histogram.BINS; bin++) {
      if (mated[bin] + nonMated[bin] > 0) {
        rows.add(
            List.of(
                String.format(Locale.ROOT, "%.3f", Histogram.start(bin)),
                String.format(Locale.ROOT, "%,d", mated[bin]),
                String.format(Locale.ROOT, "%,d", nonMated[bin])));
      }
    }
    return Html.table("Scores in bins", List.of("From", "Mated", "Non-mated"), rows);
  }

  private static double[] edges() {
    double[] edges = new double[2 * Histogram.BINS];
    for (int bin = 0; bin < Histogram.BINS; bin++) {
      edges[2 * bin] = Histogram.start(bin);
      edges[2 * bin + 1] = Histogram.start(bin + 1);
    }
    return edges;
  }

  private static double[] steps(double[] shares) {
    double[] steps = new double[2 * shares.length];
    for (int bin = 0; bin < shares.length; bin++) {
      steps[2 * bin] = shares[bin];
      steps[2 * bin + 1] = shares[bin];
    }
    return steps;
  }

  private static List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; i < SCORE_TICKS; i++) {
      ticks.add(Histogram.LOW + i * (Histogram.HIGH - Histogram.LOW) / (SCORE_TICKS - 1));
    }
    return ticks;
  }

  private static double max(double[] values) {
    return Arrays.stream(values).max().orElse(0);
  }

  private static double[] of(List<DetCurve.Point> points, ToDoubleFunction<DetCurve.Point> value) {
    return points.stream().mapToDouble(value).toArray();
  }
}
