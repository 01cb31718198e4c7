package io.consentgate.evaluation.models;

import io.consentgate.models.Calibration;
import io.consentgate.models.CatalogueEntry;
import io.consentgate.models.ModelSet;
import io.consentgate.models.OperatingPoint;
import java.util.Locale;
import java.util.Optional;

/** How often a set errs, in words; a set that was not measured gets no figure of ours. */
final class Errors {

  /** The false match rate that the shipped policy packs compare at. */
  static final double RATE = 1e-4;

  private Errors() {}

  /** Returns what is known of an entry. */
  static String of(CatalogueEntry entry, Optional<Calibration> calibration) {
    return switch (entry) {
      case ModelSet set ->
          point(calibration).map(Errors::measured).orElseGet(() -> notMeasured(set));
      default -> "not measured here";
    };
  }

  /** Returns the operating point that figures are given for. */
  static Optional<OperatingPoint> point(Optional<Calibration> calibration) {
    return calibration.flatMap(measured -> measured.atMost(RATE));
  }

  private static String measured(OperatingPoint point) {
    return String.format(
        Locale.ROOT,
        "lets a stranger with your pass in at most once in %,d tries (worst group%s); sends you the other way in %.1f of 100 tries on %s (95 %% bounds %.1f to %.1f)",
        Math.round(1 / point.falseMatchRate()),
        point.extrapolated() ? ", extrapolated" : "",
        100 * point.mated().falseNonMatchRate(),
        point.mated().dataSet(),
        100 * point.mated().lower95(),
        100 * point.mated().upper95());
  }

  private static String notMeasured(ModelSet set) {
    return "not measured here, so no threshold is known and it opens no door"
        + (set.published() == null ? "" : "; its publisher says: " + set.published());
  }
}
