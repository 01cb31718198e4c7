package io.consentgate.models;

import java.util.List;

/**
 * Networks that tell a face from a picture of one (presentation attack detection); they compare
 * nobody.
 *
 * @param name its name, such as {@code minifasnet}
 * @param epoch grows when weights or their handling change
 * @param title one line for people
 * @param files what belongs to it
 * @param weaknesses what is known to fall short, in plain words
 */
public record AttackDetector(
    String name, int epoch, String title, List<ModelFile> files, List<String> weaknesses)
    implements CatalogueEntry {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a file does something else, or there is none
   */
  public AttackDetector {
    files = List.copyOf(files);
    weaknesses = List.copyOf(weaknesses);
    if (files.isEmpty() || files.stream().anyMatch(file -> file.role() != Role.PAD)) {
      throw new IllegalArgumentException(name + " has parts that detect no attack");
    }
  }
}
