package io.consentgate.evaluation.pad;

import io.consentgate.evaluation.images.Words;
import io.consentgate.evaluation.statistics.Count;
import io.consentgate.gateway.vision.pad.PadCue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What reports call things, and what they say of figures. */
final class PadWords {

  /** Name of all layers together that ask for nothing. */
  static final String TOGETHER = "together";

  /** Name of all layers together, a turn of the head among them. */
  static final String TOGETHER_WITH_TURN = "together-with-turn-head";

  private static final double[] LIMITS = {0.15, 0.07};
  private static final double BONA_FIDE_LIMIT = 0.05;

  private PadWords() {}

  /** Returns a layer's name. */
  static String layer(PadCue cue) {
    return cue.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns a species' name with what a reader has to know of it. */
  static String species(Species species) {
    List<String> remarks = new ArrayList<>();
    if (species.isSimulated()) {
      remarks.add("simulated");
    }
    if (species.isHeldBack()) {
      remarks.add("nothing was designed by it");
    }
    return remarks.isEmpty()
        ? species.name()
        : species.name() + " (" + String.join("; ", remarks) + ")";
  }

  /** Returns the name of the rate that errors on a species make. */
  static String rate(Species species) {
    return species.isBonaFide() ? "BPCER" : "APCER";
  }

  /** Returns errors on a species with their bounds, and how many could not be judged. */
  static String errors(LayerFigures layer, Species species) {
    Count count = layer.on(species);
    int left = layer.notApplicable().getOrDefault(species, 0);
    String rest = left == 0 ? "" : String.format(Locale.ROOT, "; not applicable to %,d", left);
    return count.trials() == 0
        ? String.format(Locale.ROOT, "not applicable (%,d)", left)
        : Words.of(count) + rest;
  }

  /** Returns what the sample shows of a species, and what it does not. */
  static String claim(LayerFigures layer, Species species) {
    Count count = layer.on(species);
    AttackClaim any = new AttackClaim(count, BONA_FIDE_LIMIT);
    if (!any.isCarried()) {
      return String.format(
          Locale.ROOT,
          "shows nothing: %d presentations, %d needed",
          count.trials(),
          AttackClaim.LEAST);
    }
    String rate = rate(species);
    if (species.isBonaFide()) {
      return "%s below 5 %%: %s".formatted(rate, any.isShown() ? "shown" : "not shown");
    }
    for (int i = LIMITS.length - 1; i >= 0; i--) {
      if (new AttackClaim(count, LIMITS[i]).isShown()) {
        return String.format(
            Locale.ROOT,
            "%s below %.0f %%: shown%s",
            rate,
            100 * LIMITS[i],
            species.isSimulated() ? " of this simulation, of no real attack" : "");
      }
    }
    return "%s below 15 %%: not shown".formatted(rate);
  }

  /** Returns what the numbers rest on, in sentences. */
  static List<String> remarks(PadReport report) {
    List<String> remarks = new ArrayList<>();
    List<String> simulated =
        report.species().stream().filter(Species::isSimulated).map(Species::name).toList();
    if (!simulated.isEmpty()) {
      remarks.add(
          "Simulated from pictures, no camera saw them: "
              + String.join(", ", simulated)
              + ". Figures on them say how a layer does on the simulation.");
    }
    report.species().stream()
        .filter(Species::isHeldBack)
        .forEach(
            species ->
                remarks.add(
                    "Nothing was designed by looking at "
                        + species.name()
                        + ": no layer, no threshold."));
    remarks.add(
        String.format(
            Locale.ROOT,
            "Thresholds: what %.0f %% of %,d bona fide presentations of the calibration half exceed;"
                + " together, layers share that rate. No attack chose a threshold. Counts are from"
                + " the other half.",
            100 * report.thresholds().target(),
            report.thresholds().chosenOn()));
    return remarks;
  }

  /** Returns which species a layer does worst on. */
  static String worst(LayerFigures layer) {
    return layer
        .worst()
        .map(species -> species(species) + ": APCER " + errors(layer, species))
        .orElse("no attack was judged");
  }
}
