package io.consentgate.evaluation.pad;

import io.consentgate.evaluation.statistics.Count;
import io.consentgate.gateway.vision.pad.PadVerdict;
import io.consentgate.gateway.vision.pad.PadVerdict.Attack;
import io.consentgate.gateway.vision.pad.PadVerdict.Live;
import io.consentgate.gateway.vision.pad.PadVerdict.NotApplicable;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How often one layer, or all together, errs on each species: attacks taken for live (APCER), or
 * faces taken for attacks (BPCER). Presentations that it cannot judge are not among the trials.
 *
 * @param name its name
 * @param errors by species
 * @param notApplicable by species, how many it could not judge
 */
record LayerFigures(String name, Map<Species, Count> errors, Map<Species, Integer> notApplicable) {

  /** Copies the maps, in their order. */
  LayerFigures {
    errors = new LinkedHashMap<>(errors);
    notApplicable = new LinkedHashMap<>(notApplicable);
  }

  /**
   * Counts.
   *
   * @param name the layer's name
   * @param judged presentations that count and in which a face was found
   * @param verdict what the layer makes of one
   */
  static LayerFigures of(String name, List<Judged> judged, Function<Judged, PadVerdict> verdict) {
    Map<Species, Count> errors = new LinkedHashMap<>();
    Map<Species, Integer> notApplicable = new LinkedHashMap<>();
    for (Judged one : judged) {
      boolean isBonaFide = one.species().isBonaFide();
      Count count =
          switch (verdict.apply(one)) {
            case Live() -> new Count(isBonaFide ? 0 : 1, 1);
            case Attack(_) -> new Count(isBonaFide ? 1 : 0, 1);
            case NotApplicable(_) -> new Count(0, 0);
          };
      errors.merge(one.species(), count, Count::plus);
      notApplicable.merge(one.species(), count.trials() == 0 ? 1 : 0, Integer::sum);
    }
    return new LayerFigures(name, errors, notApplicable);
  }

  /** Returns the errors on a species; nothing tried if it was not presented. */
  Count on(Species species) {
    return errors.getOrDefault(species, new Count(0, 0));
  }

  /**
   * Returns the attack species that is taken for live most often: of those presented often enough
   * for a figure, or of all if there is none.
   */
  Optional<Species> worst() {
    Optional<Species> firm = worst(AttackClaim.LEAST);
    return firm.isPresent() ? firm : worst(1);
  }

  private Optional<Species> worst(int least) {
    return errors.entrySet().stream()
        .filter(entry -> !entry.getKey().isBonaFide() && entry.getValue().trials() >= least)
        .max(Comparator.comparingDouble(entry -> entry.getValue().rate()))
        .map(Map.Entry::getKey);
  }
}
