package io.consentgate.models;

import java.util.List;

/**
 * One threshold and what was counted at it.
 *
 * @param falseMatchRate the FMR it is named by, for the worst group
 * @param threshold lowest cosine that is a match
 * @param worstGroup the group that decided it
 * @param extrapolated whether fewer than ten false matches stand behind it in the worst group, so
 *     that the tail was continued beyond the data
 * @param calibrated non-mated counts on the half it was chosen by, the worst group first
 * @param heldOut non-mated counts on the half that had no say in it, the worst group first
 * @param mated mated counts on the half that had no say in it
 */
public record OperatingPoint(
    double falseMatchRate,
    double threshold,
    String worstGroup,
    boolean extrapolated,
    List<GroupCount> calibrated,
    List<GroupCount> heldOut,
    MatedCount mated) {

  /** Copies the lists. */
  public OperatingPoint {
    calibrated = List.copyOf(calibrated);
    heldOut = List.copyOf(heldOut);
  }

  /** Returns how many pairs of strangers were compared who had no say in it, in all groups. */
  public long comparisonsHeldOut() {
    return heldOut.stream().mapToLong(GroupCount::comparisons).sum();
  }

  /** Returns how many of them matched. */
  public long falseMatchesHeldOut() {
    return heldOut.stream().mapToLong(GroupCount::falseMatches).sum();
  }

  /**
   * Returns the FMR that the counts do not rule out for the group they say least about: the highest
   * upper 95 % bound of any group that had no say, or 1 if there is none.
   */
  public double highestBound() {
    return heldOut.stream().mapToDouble(GroupCount::upper95).max().orElse(1);
  }
}
