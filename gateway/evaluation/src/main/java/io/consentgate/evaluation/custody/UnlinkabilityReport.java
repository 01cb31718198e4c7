package io.consentgate.evaluation.custody;

import java.util.Locale;

/** Says in a few lines what links references of two installations. */
public final class UnlinkabilityReport {

  private UnlinkabilityReport() {}

  /** Says what links rotated references. */
  public static String rotated(UnlinkabilityTrial trial) {
    Linkability rotated = trial.rotated();
    return String.format(
        Locale.ROOT,
        "D_sys between two installations %.4f, at most %.4f: %s; the worst of %d pairs of them %.4f"
            + " (where nothing links so few scores read %.4f; by them alone at most %.4f)",
        rotated.system(),
        rotated.atMost(),
        trial.isUnlinkable() ? "below 0.05" : "NOT BELOW 0.05",
        UnlinkabilityTrial.PAIRS,
        trial.worstPair().system(),
        trial.worstPair().floor(),
        trial.worstPair().atMost());
  }

  /** Says how it was estimated. */
  public static String method(UnlinkabilityTrial trial) {
    Linkability rotated = trial.rotated();
    return String.format(
        Locale.ROOT,
        "%d mated scores of %d people and %d non-mated ones, counted in %d bins of one width;"
            + " at most: 95 %%, people drawn anew; where nothing links this estimate reads %.4f",
        rotated.mated(),
        rotated.people(),
        rotated.nonMated(),
        LinkageScores.BINS,
        rotated.floor());
  }

  /** Says what links references that are not rotated. */
  public static String control(UnlinkabilityTrial trial) {
    return String.format(
        Locale.ROOT,
        "control, not rotated: D_sys %.4f (%d mated, %d non-mated)",
        trial.control().system(),
        trial.control().mated(),
        trial.control().nonMated());
  }
}
