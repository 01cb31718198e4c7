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
