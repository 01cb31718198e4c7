package io.consentgate.evaluation.pad;

import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.evaluation.statistics.Count;
import io.consentgate.gateway.vision.pad.PadCue;
import io.consentgate.gateway.vision.pad.PadReading;
import io.consentgate.gateway.vision.pad.PadVerdict;
import io.consentgate.gateway.vision.pad.PadVerdict.Attack;
import io.consentgate.gateway.vision.pad.PresentationCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was found, by layer and species; nothing is pooled over species.
 *
 * @param modelSet id of the set that found the faces
 * @param thresholds how each layer was set
 * @param unanswered by species, bona fide first, presentations in which no face was found, of those
 *     that count
 * @param alone figures of each layer alone
 * @param ofAll figures of all layers together that ask for nothing, then, if it was measured, with
 *     a turn of the head as well
 * @param groups by group, faces taken for attacks by all layers together
 */
record PadReport(
    String modelSet,
    PadThresholds thresholds,
    Map<Species, Count> unanswered,
    List<LayerFigures> alone,
    List<LayerFigures> ofAll,
    Map<String, Count> groups) {

  /** Copies lists and maps, in their order. */
  PadReport {
    unanswered = new LinkedHashMap<>(unanswered);
    alone = List.copyOf(alone);
    ofAll = List.copyOf(ofAll);
    groups = new LinkedHashMap<>(groups);
  }

  /**
   * Chooses thresholds on one half and counts on the other.
   *
   * @param modelSet id of the set that found the faces
   * @param judged all presentations
   * @param cues the layers, in the order of the report
   * @param target BPCER that thresholds aim at
   * @throws ProgramException if there is too little to choose thresholds by
   */
  static PadReport of(String modelSet, List<Judged> judged, List<PadCue> cues, double target)
      throws ProgramException {
    PadThresholds thresholds = PadThresholds.choose(judged, cues, target);
    List<Judged> counted = judged.stream().filter(Judged::counts).toList();
    List<Judged> answered = counted.stream().filter(Judged::isAnswered).toList();
    List<LayerFigures> alone = new ArrayList<>();
    for (PadCue cue : cues) {
      List<Judged> seen = answered.stream().filter(one -> one.reading(cue).isPresent()).toList();
      double threshold = thresholds.alone().getOrDefault(cue, Double.NaN);
      alone.add(
          LayerFigures.of(
              PadWords.layer(cue),
              seen,
              one -> one.reading(cue).map(reading -> reading.against(threshold)).orElseThrow()));
    }
    List<LayerFigures> ofAll = new ArrayList<>();
    ofAll.add(LayerFigures.of(PadWords.TOGETHER, answered, one -> unasked(one, thresholds)));
    if (cues.contains(PadCue.TURN_HEAD)) {
      ofAll.add(
          LayerFigures.of(
              PadWords.TOGETHER_WITH_TURN, answered, one -> together(one.readings(), thresholds)));
    }
    return new PadReport(
        modelSet, thresholds, unanswered(counted), alone, ofAll, groups(answered, thresholds));
  }

  /** Returns the figures of all layers together that ask for nothing. */
  LayerFigures together() {
    return ofAll.getFirst();
  }

  /** Returns all figures: of each layer alone, then of layers together. */
  List<LayerFigures> layers() {
    return Stream.concat(alone.stream(), ofAll.stream()).toList();
  }

  /** Returns what was presented, bona fide first. */
  List<Species> species() {
    return List.copyOf(unanswered.keySet());
  }

  private static PadVerdict unasked(Judged one, PadThresholds thresholds) {
    return together(
        one.readings().stream().filter(reading -> reading.cue() != PadCue.TURN_HEAD).toList(),
        thresholds);
  }

  private static PadVerdict together(List<PadReading> readings, PadThresholds thresholds) {
    return PresentationCheck.together(readings, thresholds.together());
  }

  private static List<Species> species(List<Judged> counted) {
    return counted.stream()
        .map(Judged::species)
        .distinct()
        .sorted(
            Comparator.comparing((Species one) -> !one.isBonaFide())
                .thenComparing(Species::isHeldBack)
                .thenComparing(Species::isSimulated)
                .thenComparing(Species::name))
        .toList();
  }

  private static Map<Species, Count> unanswered(List<Judged> counted) {
    Map<Species, Count> unanswered = new LinkedHashMap<>();
    species(counted).forEach(one -> unanswered.put(one, new Count(0, 0)));
    for (Judged one : counted) {
      unanswered.merge(one.species(), new Count(one.isAnswered() ? 0 : 1, 1), Count::plus);
    }
    return unanswered;
  }

  private static Map<String, Count> groups(List<Judged> answered, PadThresholds thresholds) {
    Map<String, Count> groups = new TreeMap<>();
    for (Judged one : answered) {
      if (one.species().chooses() && !one.group().isEmpty()) {
        boolean isRefused = unasked(one, thresholds) instanceof Attack;
        groups.merge(one.group(), new Count(isRefused ? 1 : 0, 1), Count::plus);
      }
    }
    return groups;
  }
}
