package io.consentgate.evaluation.quality;

import io.consentgate.evaluation.images.Axis;
import io.consentgate.evaluation.images.Html;
import io.consentgate.evaluation.images.ReportPage;
import io.consentgate.evaluation.images.SvgChart;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** A report as one page that refers to nothing outside itself and shows nobody. */
final class QualityPage {

  private static final int TICKS = 6;

  private QualityPage() {}

  /** Returns the page. */
  static String of(QualityReport report, String commandLine) {
    StringBuilder content = new StringBuilder();
    report.summary().forEach(line -> content.append(paragraph(line)));
    StringBuilder curves = new StringBuilder();
    report.curves().forEach(curve -> curves.append(chart(curve)).append(table(curve.table())));
    content.append(Html.section("FNMR against each measure", curves.toString()));
    content.append(Html.section("What the door refuses", tables(report.gate())));
    content.append(Html.section("Seen worse by a known amount", tables(report.changes())));
    content.append(Html.section("Frames put together", tables(report.fusions())));
    content.append(paragraph("Command line: " + commandLine));
    content.append(
        paragraph("Bounds are Clopper and Pearson's, 95 %, as if comparisons were independent."));
    return ReportPage.of(
        "How well a face has to be seen by " + report.modelSet(), content.toString());
  }

  private static String chart(Curve curve) {
    Measure measure = curve.measure();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Curve.Bin bin : curve.bins()) {
      low = Math.min(low, Math.min(bin.worst(), bin.best()));
      high = Math.max(high, Math.max(bin.worst(), bin.best()));
    }
    if (!(high > low)) {
      return paragraph(measure.title() + ": all the same.");
    }
    double[] x = of(curve, Curve.Bin::middle);
    SvgChart chart =
        new SvgChart(
                measure.name().toLowerCase(Locale.ROOT),
                "FNMR against " + measure.title(),
                "FNMR in parts of the mated comparisons, in the order of the worse picture; the band"
                    + " is the 95 % interval.",
                Axis.even(measure.title(), low, high, ticks(low, high)),
                Axis.even("FNMR", 0, 1, ticks(0, 1)))
            .band(
                "one",
                x,
                of(curve, bin -> bin.falseNonMatches().lower95()),
                of(curve, bin -> bin.falseNonMatches().upper95()))
            .line("FNMR", "one", x, of(curve, bin -> bin.falseNonMatches().rate()));
    boolean isWithin = measure.threshold() >= low && measure.threshold() <= high;
    return (isWithin ? chart.upright("refused beyond", "three", measure.threshold()) : chart).svg();
  }

  private static String tables(List<Table> tables) {
    StringBuilder all = new StringBuilder();
    tables.forEach(each -> all.append(table(each)));
    return all.toString();
  }

  private static String table(Table table) {
    return Html.table(table.caption(), table.heads(), table.rows());
  }

  private static String paragraph(String text) {
    return "<p>" + Html.escape(text) + ".</p>\n";
  }

  private static List<Double> ticks(double low, double high) {
    return IntStream.range(0, TICKS).mapToObj(i -> low + i * (high - low) / (TICKS - 1)).toList();
  }

  private static double[] of(Curve curve, ToDoubleFunction<Curve.Bin> value) {
    return curve.bins().stream().mapToDouble(value).toArray();
  }
}
