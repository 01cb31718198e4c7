package io.consentgate.models;

import java.util.Map;
import java.util.Optional;

/** The verified files of one model set, and its calibration if it has been measured. */
public final class LoadedModels {

  private final ModelSet set;
  private final Map<Role, byte[]> files;
  private final Optional<Calibration> calibration;

  LoadedModels(ModelSet set, Map<Role, byte[]> files, Optional<Calibration> calibration) {
    this.set = set;
    this.files = files;
    this.calibration = calibration;
  }

  /** Returns which set it is. */
  public ModelSet set() {
    return set;
  }

  /**
   * Returns a copy of the verified file that does something.
   *
   * @throws IllegalArgumentException if the set has none
   */
  public byte[] bytes(Role role) {
    byte[] bytes = files.get(role);
    if (bytes == null) {
      throw new IllegalArgumentException("model set " + set.name() + " has no part for " + role);
    }
    return bytes.clone();
  }

  /** Returns the calibration, if the set has one. */
  public Optional<Calibration> calibration() {
    return calibration;
  }

  /**
   * Returns the operating point for a false match rate that must not be exceeded.
   *
   * @throws ModelException if the set has no calibration that reaches down to it
   */
  public OperatingPoint point(double maxFalseMatchRate) throws ModelException {
    Optional<OperatingPoint> point =
        calibration.flatMap(measured -> measured.atMost(maxFalseMatchRate));
    if (point.isEmpty()) {
      throw new ModelException(
          "model set %s has no threshold for FMR %s: calibrate it (./consentgate evaluate calibrate), or use model set bundled"
              .formatted(set.name(), maxFalseMatchRate));
    }
    return point.get();
  }
}
