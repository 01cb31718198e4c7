package io.consentgate.evaluation.pad;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.consentgate.evaluation.images.JsonFigures;
import io.consentgate.evaluation.images.Origin;
import io.consentgate.evaluation.statistics.Count;
import io.consentgate.gateway.vision.pad.PadCue;
import java.util.Map;

/** A report for machines. The keys are stable; {@code docs/presentation-attacks.md} has them. */
final class PadJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private PadJson() {}

  /** Returns the object. */
  static ObjectNode of(PadReport report, Origin origin) {
    ObjectNode all = JSON.createObjectNode();
    all.put("model_set", report.modelSet());
    ObjectNode species = all.putObject("species");
    report.species().forEach(one -> species(species.putObject(one.name()), one, report));
    ObjectNode thresholds = all.putObject("thresholds");
    thresholds.put("bpcer_target", report.thresholds().target());
    thresholds.put("chosen_on", report.thresholds().chosenOn());
    thresholds(thresholds.putObject("alone"), report.thresholds().alone());
    thresholds(thresholds.putObject("together"), report.thresholds().together());
    ObjectNode layers = all.putObject("layers");
    report.layers().forEach(layer -> layer(layers.putObject(layer.name()), layer));
    ObjectNode groups = all.putObject("bpcer_by_group");
    report.groups().forEach((group, count) -> JsonFigures.count(groups.putObject(group), count));
    JsonFigures.origin(all.putObject("origin"), origin);
    return all;
  }

  private static void species(ObjectNode node, Species species, PadReport report) {
    node.put("bona_fide", species.isBonaFide());
    node.put("simulated", species.isSimulated());
    node.put("held_back", species.isHeldBack());
    Count unanswered = report.unanswered().getOrDefault(species, new Count(0, 0));
    JsonFigures.count(node.putObject("no_face_found"), unanswered);
    node.put("claim", PadWords.claim(report.together(), species));
  }

  private static void thresholds(ObjectNode node, Map<PadCue, Double> thresholds) {
    for (PadCue cue : PadCue.values()) {
      JsonFigures.number(node, PadWords.layer(cue), thresholds.getOrDefault(cue, Double.NaN));
    }
  }

  private static void layer(ObjectNode node, LayerFigures layer) {
    ObjectNode bpcer = node.putObject("bpcer");
    ObjectNode apcer = node.putObject("apcer");
    ObjectNode notApplicable = node.putObject("not_applicable");
    layer
        .errors()
        .forEach(
            (species, count) -> {
              ObjectNode rates = species.isBonaFide() ? bpcer : apcer;
              JsonFigures.count(rates.putObject(species.name()), count);
            });
    layer.notApplicable().forEach((species, left) -> notApplicable.put(species.name(), left));
    node.put("worst_species", layer.worst().map(Species::name).orElse(null));
  }
}
