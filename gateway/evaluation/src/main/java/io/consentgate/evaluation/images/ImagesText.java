package io.consentgate.evaluation.images;

import io.consentgate.evaluation.statistics.RateClaim;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report in lines, for people at a terminal. */
final class ImagesText {

  private ImagesText() {}

  /** Returns the lines. */
  static List<String> lines(ImagesReport report) {
    List<String> lines = new ArrayList<>();
    ImagesReport.Decision decision = report.decision();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s at threshold %.4f, calibrated for FMR %s in the worst group%s",
            report.modelSet(),
            decision.threshold(),
            Words.key(decision.falseMatchRate()),
            decision.extrapolated() ? " (extrapolated)" : ""));
    lines.add(
        String.format(
            Locale.ROOT,
            "  comparisons: %,d mated, %,d non-mated",
            report.pairs().mated(),
            report.pairs().nonMated()));
    lines.add("  FTA, pictures without one usable face: " + Words.of(report.failures()));
    lines.add("  FTE, people whose first picture is one:  " + Words.of(report.enrolment()));
    lines.add("  FMR, of comparisons made:    " + Words.of(decision.falseMatches()));
    lines.add("    " + claim(report));
    lines.add("  FNMR, of comparisons made:   " + Words.of(decision.falseNonMatches()));
    lines.add("  FRR, failures to acquire in: " + Words.of(decision.falseRejects()));
    lines.add("  accuracy by folds: " + accuracy(report));
    for (RatePoint point : report.rates()) {
      lines.add("  FNMR at FMR " + Words.key(point.claim().rate()) + ": " + rate(point));
    }
    report.groups().ifPresent(table -> groups(table, lines));
    Identification search = report.identification();
    if (search.gallery() > 0) {
      lines.add(String.format(Locale.ROOT, "  search among %,d people:", search.gallery()));
      lines.add("    FPIR " + Words.of(search.falsePositives()));
      lines.add("    FNIR " + Words.of(search.falseNegatives()));
    }
    lines.add("  " + search.verdict());
    return lines;
  }

  /** Returns whether the sample can speak of the FMR that the threshold is named by. */
  static String claim(ImagesReport report) {
    ImagesReport.Decision decision = report.decision();
    RateClaim claim =
        new RateClaim(decision.falseMatchRate(), decision.falseMatches().count().trials());
    return String.format(
        Locale.ROOT,
        "FMR %s %s: that needs at least %,d non-mated comparisons, there are %,d",
        Words.key(claim.rate()),
        claim.isCarried() ? "can be judged on this sample" : "is not shown by this sample",
        claim.least(),
        claim.comparisons());
  }

  /** Returns the accuracy, or why there is none. */
  static String accuracy(ImagesReport report) {
    return report
        .accuracy()
        .map(
            found ->
                String.format(
                    Locale.ROOT,
                    "%.2f %% ± %.2f %% (%d folds, failures to acquire never match)",
                    100 * found.mean(),
                    100 * found.standardError(),
                    found.folds()))
        .orElse("not shown: needs at least 2 mated and 2 non-mated comparisons");
  }

  /** Returns what is known at a rate, or why it is not shown. */
  static String rate(RatePoint point) {
    if (!point.isShown()) {
      return point.remark();
    }
    String remark = point.remark();
    return String.format(
        Locale.ROOT,
        "%s, with failures to acquire %s; threshold %.4f, FMR %s%s",
        Words.of(point.falseNonMatches()),
        Words.of(point.falseRejects()),
        point.threshold(),
        Words.of(point.falseMatches()),
        remark.isEmpty() ? "" : "; " + remark);
  }

  /** Returns how far apart groups are. */
  static String ratio(GroupTable table) {
    String ratio =
        Double.isNaN(table.maxMinRatio())
            ? "not shown: no false match in one of them"
            : String.format(Locale.ROOT, "%.1f", table.maxMinRatio());
    return String.format(Locale.ROOT, "%s (at least %.1f)", ratio, table.maxMinRatioAtLeast());
  }

  /** Returns how far the worst group is from everybody mixed. */
  static String toMixed(GroupTable table) {
    return Double.isNaN(table.worstToMixed())
        ? "not shown: no false match among everybody"
        : String.format(
            Locale.ROOT, "%,.1f (at most %,.1f)", table.worstToMixed(), table.worstToMixedAtMost());
  }

  private static void groups(GroupTable table, List<String> lines) {
    for (GroupFigures group : table.groups()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-18s %4d people, FTA %s; FMR %s",
              group.group(),
              group.people(),
              Words.of(group.acquisition()),
              Words.of(group.falseMatches())));
    }
    lines.add("  everybody mixed: FMR " + Words.of(table.mixed()));
    lines.add("  highest by lowest group: " + ratio(table));
    lines.add("  highest group by everybody mixed: " + toMixed(table));
  }
}
