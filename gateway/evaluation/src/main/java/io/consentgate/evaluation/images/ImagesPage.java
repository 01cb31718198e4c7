package io.consentgate.evaluation.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A report as one page that refers to nothing outside itself and shows nobody: no script, no
 * picture, no name of a picture's file.
 */
final class ImagesPage {

  private ImagesPage() {}

  /** Returns the page. */
  static String of(ImagesReport report, Origin origin) {
    StringBuilder content = new StringBuilder();
    content.append(Html.section("At the threshold", decisions(report)));
    content.append(Html.section("At false match rates of this sample", rates(report)));
    content.append(Html.section("Error trade-off", Charts.det(report)));
    content.append(Html.section("Scores", Charts.scores(report)));
    report.groups().ifPresent(table -> content.append(Html.section("By group", groups(table))));
    content.append(Html.section("Search among many (1:N)", search(report.identification())));
    content.append(Html.section("How it was made", origin(origin)));
    return Html.page("How often " + report.modelSet() + " errs", content.toString());
  }

  private static String decisions(ImagesReport report) {
    ImagesReport.Decision decision = report.decision();
    String intro =
        String.format(
            Locale.ROOT,
            "<p>A score of %.4f or more is a match: the threshold calibrated for FMR %s in the"
                + " worst group%s. %s.</p>%n",
            decision.threshold(),
            Words.key(decision.falseMatchRate()),
            decision.extrapolated() ? ", continued beyond the calibration's data" : "",
            ImagesText.claim(report));
    return intro
        + Html.table(
            "Errors at the threshold",
            List.of("What", "Rate, count and bounds"),
            List.of(
                List.of(
                    "Comparisons to make",
                    String.format(
                        Locale.ROOT,
                        "%,d mated, %,d non-mated",
                        report.pairs().mated(),
                        report.pairs().nonMated())),
                List.of("FTA: pictures without one usable face", Words.of(report.failures())),
                List.of("FTE: people who could not enrol", Words.of(report.enrolment())),
                List.of("FMR, over comparisons made", Words.of(decision.falseMatches())),
                List.of("FNMR, over comparisons made", Words.of(decision.falseNonMatches())),
                List.of("FRR: as FNMR, FTA rejects", Words.of(decision.falseRejects())),
                List.of("FAR: as FMR, FTA rejects", Words.of(decision.falseAccepts())),
                List.of("Accuracy by folds", ImagesText.accuracy(report))));
  }

  private static String rates(ImagesReport report) {
    List<List<String>> rows = new ArrayList<>();
    for (RatePoint point : report.rates()) {
      rows.add(List.of(Words.key(point.claim().rate()), ImagesText.rate(point)));
    }
    return Html.table("FNMR at FMR", List.of("FMR", "FNMR"), rows);
  }

  private static String groups(GroupTable table) {
    List<List<String>> rows = new ArrayList<>();
    for (GroupFigures group : table.groups()) {
      rows.add(
          List.of(
              group.group(),
              String.format(Locale.ROOT, "%,d", group.people()),
              Words.of(group.acquisition()),
              Words.of(group.falseMatches()),
              Words.of(group.falseNonMatches()),
              Double.isNaN(group.medianScore())
                  ? "none"
                  : String.format(Locale.ROOT, "%.3f", group.medianScore()),
              String.format(Locale.ROOT, "%.0f ms", group.medianMillis())));
    }
    rows.add(List.of("everybody mixed", "", "", Words.of(table.mixed()), "", "", ""));
    return Html.table(
            "Groups at the threshold",
            List.of("Group", "People", "FTA", "FMR", "FNMR", "Median score", "Time"),
            rows)
        + String.format(
            Locale.ROOT,
            "<p>Highest by lowest group: %s. Highest group by everybody mixed: %s.</p>%n",
            Html.escape(ImagesText.ratio(table)),
            Html.escape(ImagesText.toMixed(table)));
  }

  private static String search(Identification search) {
    String verdict = "<p>" + Html.escape(search.verdict()) + ".</p>\n";
    return search.gallery() == 0
        ? verdict
        : Html.table(
                String.format(Locale.ROOT, "Search among %,d people", search.gallery()),
                List.of("What", "Rate, count and bounds"),
                List.of(
                    List.of("FPIR: outsiders who met anybody", Words.of(search.falsePositives())),
                    List.of(
                        "FNIR: people who did not meet themselves",
                        Words.of(search.falseNegatives()))))
            + verdict;
  }

  private static String origin(Origin origin) {
    List<List<String>> rows = new ArrayList<>();
    origin.data().forEach(digest -> rows.add(List.of(digest.what(), digest.sha256())));
    origin.models().forEach(digest -> rows.add(List.of(digest.what(), digest.sha256())));
    return Html.table("Digests", List.of("What", "SHA-256"), rows)
        + "<p>Selection: "
        + Html.escape(origin.selection())
        + ".</p>\n<p>Command line: <code>"
        + Html.escape(String.join(" ", origin.commandLine()))
        + "</code></p>\n<p>Machine: "
        + Html.escape(String.join("; ", origin.machine()))
        + ".</p>\n<p>Bounds are Clopper and Pearson's, 95 %, as if comparisons were independent;"
        + " where people were drawn anew that interval stands beside them.</p>\n";
  }
}
