package io.consentgate.models;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Thresholds of a model set, measured on named data; each belongs to an FMR in the worst group
 * there was data for.
 *
 * @param modelSet id of the set it was measured with
 * @param data which data, and which half of it
 * @param method how thresholds and bounds were computed
 * @param acquisitions how many pictures gave features
 * @param points operating points, the largest FMR first
 */
public record Calibration(
    String modelSet,
    String data,
    String method,
    List<Acquisition> acquisitions,
    List<OperatingPoint> points) {

  /** Copies the lists. */
  public Calibration {
    acquisitions = List.copyOf(acquisitions);
    points =
        points.stream()
            .sorted(Comparator.comparingDouble(OperatingPoint::falseMatchRate).reversed())
            .toList();
  }

  /**
   * Makes sure that the thresholds may decide for a set.
   *
   * @throws ModelException if they were measured with another set, or are none that a measurement
   *     can give: a cosine each, not falling where the FMR falls
   */
  void requireSound(ModelSet set) throws ModelException {
    if (!modelSet.equals(set.id())) {
      throw new ModelException(
          "the calibration for model set %s was measured with %s: measure it again (./consentgate evaluate calibrate %s)"
              .formatted(set.id(), modelSet, set.name()));
    }
    double before = 0;
    for (OperatingPoint point : points) {
      boolean isSound =
          point.falseMatchRate() > 0
              && point.falseMatchRate() < 1
              && point.threshold() >= before
              && point.threshold() <= 1;
      if (!isSound) {
        throw new ModelException(
            "the calibration of model set %s has a threshold that no measurement gives: measure it again (./consentgate evaluate calibrate %s)"
                .formatted(set.id(), set.name()));
      }
      before = point.threshold();
    }
  }

  /**
   * Returns the operating point to use where a false match rate must not be exceeded: the one with
   * the largest FMR not above it.
   *
   * @param maxFalseMatchRate the rate that must not be exceeded
   */
  public Optional<OperatingPoint> atMost(double maxFalseMatchRate) {
    return points.stream()
        .filter(point -> point.falseMatchRate() <= maxFalseMatchRate * (1 + 1e-9))
        .findFirst();
  }
}
