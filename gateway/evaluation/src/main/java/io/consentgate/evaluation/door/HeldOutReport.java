package io.consentgate.evaluation.door;

import io.consentgate.evaluation.door.HeldOutRate.Verdict;
import io.consentgate.evaluation.statistics.Count;
import io.consentgate.models.Acquisition;
import java.util.Locale;

/** Says in a few lines what was counted. */
final class HeldOutReport {

  private HeldOutReport() {}

  /** Says how many pictures gave features. */
  static String acquired(Acquisition acquired) {
    return "%s: %d pictures, %d acquired, %d nobody, %d several faces, %d not usable"
        .formatted(
            acquired.dataSet(),
            acquired.pictures(),
            acquired.acquired(),
            acquired.nobody(),
            acquired.several(),
            acquired.unusable());
  }

  /** Says what a threshold did. */
  static String verdict(Verdict verdict) {
    return String.format(
        Locale.ROOT,
        "FMR %.0e (threshold %.4f): calibration half %s; test half %s;"
            + " a split explains a factor of %.2f: %s",
        verdict.named(),
        verdict.threshold(),
        count(verdict.calibration()),
        count(verdict.test()),
        verdict.factor(),
        outcome(verdict));
  }

  private static String outcome(Verdict verdict) {
    if (verdict.holds()) {
      return "borne out";
    }
    return verdict.test().events() == 0 ? "too few pairs to tell" : "NOT BORNE OUT";
  }

  private static String count(Count count) {
    return String.format(
        Locale.ROOT,
        "%d of %d (95 %% bound %.1e)",
        count.events(),
        count.trials(),
        count.upper95());
  }
}
