package io.consentgate.gateway.biometric;

import io.consentgate.contract.grant.ModelSetId;

/**
 * Decides a comparison. The score never leaves this class: it would help hill climbing.
 *
 * @param modelSet whose calibration this is
 * @param falseMatchRate the FMR that the calibration names, for the worst group measured
 * @param similarity lowest similarity that is a match
 */
public record ComparisonThreshold(ModelSetId modelSet, double falseMatchRate, float similarity) {

  /**
   * Checks ranges.
   *
   * @throws IllegalArgumentException if a threshold would let nearly everybody in
   */
  public ComparisonThreshold {
    if (!(similarity > 0 && similarity < 1)) {
      throw new IllegalArgumentException("a threshold lies between 0 and 1");
    }
    if (!(falseMatchRate > 0 && falseMatchRate <= 1e-2)) {
      throw new IllegalArgumentException("a threshold belongs to an FMR of 0.01 or less");
    }
  }

  /** Tells whether probe and reference match. */
  public boolean isMet(FaceFeatures probe, FaceFeatures reference) {
    return probe.similarity(reference) >= similarity;
  }
}
