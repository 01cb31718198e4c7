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
 * @param groups counts at this threshold, the worst group first
 * @param mated mated counts at this threshold
 */
public record OperatingPoint(
    double falseMatchRate,
    double threshold,
    String worstGroup,
    boolean extrapolated,
    List<GroupCount> groups,
    MatedCount mated) {

  /** Copies the list. */
  public OperatingPoint {
    groups = List.copyOf(groups);
  }
}
