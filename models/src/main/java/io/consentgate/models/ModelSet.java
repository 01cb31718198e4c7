package io.consentgate.models;

import java.util.List;

/**
 * A detector, a landmark source and a feature extractor that belong together. References made by
 * one set are never compared with those of another.
 *
 * @param name its name, such as {@code bundled}
 * @param epoch grows when weights, geometry or calibration change; references of an older epoch are
 *     stale
 * @param title one line for people
 * @param dimension number of values in its features
 * @param files what belongs to it
 * @param weaknesses what is known to fall short, in plain words
 */
public record ModelSet(
    String name,
    int epoch,
    String title,
    int dimension,
    List<ModelFile> files,
    List<String> weaknesses) {

  /**
   * Checks that detector and features are there, and copies the lists.
   *
   * @throws IllegalArgumentException if a part is missing
   */
  public ModelSet {
    files = List.copyOf(files);
    weaknesses = List.copyOf(weaknesses);
    for (Role role : List.of(Role.DETECTOR, Role.FEATURES)) {
      if (files.stream().noneMatch(file -> file.role() == role)) {
        throw new IllegalArgumentException("model set " + name + " has no part for " + role);
      }
    }
  }

  /** Returns the id that grants name: name and epoch, such as {@code bundled-1}. */
  public String id() {
    return name + "-" + epoch;
  }

  /** Tells whether a file of that handling belongs to the set. */
  public boolean has(Handling handling) {
    return files.stream().anyMatch(file -> file.handling() == handling);
  }

  /**
   * Returns the one file that does something.
   *
   * @throws IllegalArgumentException if none does
   */
  public ModelFile file(Role role) {
    return files.stream()
        .filter(file -> file.role() == role)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("model set " + name + " has no part for " + role));
  }
}
