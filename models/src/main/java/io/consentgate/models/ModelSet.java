package io.consentgate.models;

import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param published what its publisher says of its accuracy, or null; no threshold rests on it
 */
public record ModelSet(
    String name,
    int epoch,
    String title,
    int dimension,
    List<ModelFile> files,
    List<String> weaknesses,
    @Nullable String published)
    implements CatalogueEntry {

  /**
   * Checks that detector and features are there, and copies the lists.
   *
   * @throws IllegalArgumentException if a part is missing
   */
  public ModelSet {
    files = List.copyOf(files);
    weaknesses = List.copyOf(weaknesses);
    if (files.stream().anyMatch(file -> file.role() == Role.PAD)) {
      throw new IllegalArgumentException("what detects attacks compares nobody: " + name);
    }
    for (Role role : List.of(Role.DETECTOR, Role.FEATURES)) {
      if (files.stream().noneMatch(file -> file.role() == role)) {
        throw new IllegalArgumentException("model set " + name + " has no part for " + role);
      }
    }
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
