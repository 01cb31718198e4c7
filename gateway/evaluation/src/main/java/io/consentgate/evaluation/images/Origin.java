package io.consentgate.evaluation.images;

import java.util.List;

/**
 * What a report was made from, so that it can be made again.
 *
 * @param data the input files and the pictures, by digest
 * @param models the files of the model set, by digest
 * @param commandLine as it was typed
 * @param machine processor, system and Java
 * @param selection which people and which comparisons
 */
public record Origin(
    List<Digest> data,
    List<Digest> models,
    List<String> commandLine,
    List<String> machine,
    String selection) {

  /** Copies the lists. */
  public Origin {
    data = List.copyOf(data);
    models = List.copyOf(models);
    commandLine = List.copyOf(commandLine);
    machine = List.copyOf(machine);
  }

  /**
   * One thing and its digest.
   *
   * @param what what it is
   * @param sha256 lower-case hexadecimal
   */
  public record Digest(String what, String sha256) {}
}
