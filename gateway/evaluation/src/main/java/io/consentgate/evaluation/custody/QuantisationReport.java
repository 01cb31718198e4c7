package io.consentgate.evaluation.custody;

import io.consentgate.evaluation.custody.QuantisationEffect.Paired;
import java.util.Locale;

/** Says in a few lines what keeping references as bytes changes. */
public final class QuantisationReport {

  private QuantisationReport() {}

  /** Says how many decisions differ at one threshold. */
  public static String decisions(Paired paired) {
    return String.format(
        Locale.ROOT,
        "FMR %.0e (threshold %.4f): %d of %d mated and %d of %d non-mated decisions change"
            + " (%.1f and %.1f to be expected): %s",
        paired.falseMatchRate(),
        paired.threshold(),
        paired.mated().changed(),
        paired.mated().decisions(),
        paired.nonMated().changed(),
        paired.nonMated().decisions(),
        paired.mated().expected(),
        paired.nonMated().expected(),
        paired.isWithinLimits()
            ? "within 1 of 500 and 12 of 1.2 million"
            : "MORE THAN 1 of 500 or 12 of 1.2 million");
  }

  /** Says by how much a score changes at the most. */
  public static String largestChange(QuantisationEffect effect) {
    return String.format(
        Locale.ROOT, "largest change of a score %.4f (at most 0.01)", effect.largestChange());
  }
}
