package io.consentgate.evaluation.pad;

import io.consentgate.evaluation.images.Words;
import java.util.ArrayList;
import java.util.List;

/** A report in lines, for people at a terminal. */
final class PadText {

  private PadText() {}

  /** Returns the lines. */
  static List<String> lines(PadReport report) {
    List<String> lines = new ArrayList<>();
    lines.add("faces found by " + report.modelSet());
    PadWords.remarks(report).forEach(remark -> lines.add("  " + remark));
    lines.add("  presentations without a face found:");
    report
        .unanswered()
        .forEach(
            (species, count) ->
                lines.add("    " + PadWords.species(species) + ": " + Words.of(count)));
    for (LayerFigures layer : report.layers()) {
      lines.add(layer.name());
      for (Species species : report.species()) {
        lines.add(
            "  %s %s: %s"
                .formatted(
                    PadWords.rate(species),
                    PadWords.species(species),
                    PadWords.errors(layer, species)));
      }
      lines.add("  worst: " + PadWords.worst(layer));
    }
    for (LayerFigures layer : report.ofAll()) {
      lines.add("what this shows of layers " + layer.name());
      for (Species species : report.species()) {
        lines.add("  " + species.name() + ": " + PadWords.claim(layer, species));
      }
    }
    if (!report.groups().isEmpty()) {
      lines.add("BPCER of all layers together, by group");
      report.groups().forEach((group, count) -> lines.add("  " + group + ": " + Words.of(count)));
    }
    return lines;
  }
}
