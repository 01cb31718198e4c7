package io.consentgate.evaluation.pad;

import io.consentgate.evaluation.images.Html;
import io.consentgate.evaluation.images.Origin;
import io.consentgate.evaluation.images.ReportPage;
import io.consentgate.evaluation.images.Words;
import java.util.ArrayList;
import java.util.List;

/** A report as one page that refers to nothing outside itself and shows nobody. */
final class PadPage {

  private PadPage() {}

  /** Returns the page. */
  static String of(PadReport report, Origin origin) {
    StringBuilder content = new StringBuilder();
    PadWords.remarks(report)
        .forEach(remark -> content.append("<p>").append(Html.escape(remark)).append("</p>\n"));
    for (LayerFigures layer : report.ofAll()) {
      content.append(Html.section("Layers " + layer.name(), together(report, layer)));
    }
    content.append(Html.section("Each layer alone", alone(report)));
    if (!report.groups().isEmpty()) {
      content.append(Html.section("Faces taken for attacks, by group", groups(report)));
    }
    content.append(Html.section("No face found", unanswered(report)));
    content.append(Html.section("How it was made", ReportPage.origin(origin)));
    return ReportPage.of("How often attacks are taken for faces", content.toString());
  }

  private static String together(PadReport report, LayerFigures layer) {
    List<List<String>> rows = new ArrayList<>();
    for (Species species : report.species()) {
      rows.add(
          List.of(
              PadWords.species(species),
              PadWords.rate(species),
              PadWords.errors(layer, species),
              PadWords.claim(layer, species)));
    }
    return Html.table(
            "An attack is what any layer calls one",
            List.of("Species", "Rate", "Rate, count and bounds", "What it shows"),
            rows)
        + worst(layer);
  }

  private static String alone(PadReport report) {
    StringBuilder tables = new StringBuilder();
    for (LayerFigures layer : report.alone()) {
      List<List<String>> rows = new ArrayList<>();
      for (Species species : report.species()) {
        rows.add(
            List.of(
                PadWords.species(species),
                PadWords.rate(species),
                PadWords.errors(layer, species)));
      }
      tables.append(
          Html.table(
              "Layer " + layer.name(), List.of("Species", "Rate", "Rate, count and bounds"), rows));
      tables.append(worst(layer));
    }
    return tables.toString();
  }

  private static String worst(LayerFigures layer) {
    return "<p>Worst species: " + Html.escape(PadWords.worst(layer)) + ".</p>\n";
  }

  private static String groups(PadReport report) {
    List<List<String>> rows = new ArrayList<>();
    report.groups().forEach((group, count) -> rows.add(List.of(group, Words.of(count))));
    return Html.table("BPCER of all layers together", List.of("Group", "BPCER"), rows);
  }

  private static String unanswered(PadReport report) {
    List<List<String>> rows = new ArrayList<>();
    report
        .unanswered()
        .forEach((species, count) -> rows.add(List.of(PadWords.species(species), Words.of(count))));
    return Html.table("Presentations without an answer", List.of("Species", "No face found"), rows);
  }
}
