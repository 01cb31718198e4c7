package io.consentgate.models;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One file of a model set.
 *
 * @param handling how it is fed, which also says what it does
 * @param file its name
 * @param origin where it comes from
 * @param sha256 the one digest that is accepted, 64 lower-case hexadecimal digits
 * @param sizeBytes its size
 * @param licence its licence, by SPDX id where there is one
 * @param upstream who made it
 * @param input shape of its input; empty where any picture size goes
 * @param output shape of its output; empty where the number of faces decides
 * @param preprocessing what is done to a picture before it goes in
 * @param source where it can be had; null where it ships
 */
public record ModelFile(
    Handling handling,
    String file,
    Origin origin,
    String sha256,
    long sizeBytes,
    String licence,
    String upstream,
    List<Integer> input,
    List<Integer> output,
    String preprocessing,
    @Nullable ModelSource source) {

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

  /**
   * Checks digest and name and copies the shapes.
   *
   * @throws IllegalArgumentException if the digest is none or the name leads out of its folder, or
   *     a source is missing or idle
   */
  public ModelFile {
    if (!DIGEST.matcher(sha256).matches()) {
      throw new IllegalArgumentException("a digest has 64 lower-case hexadecimal digits: " + file);
    }
    if (!NAME.matcher(file).matches()) {
      throw new IllegalArgumentException("a model file is named without a folder: " + file);
    }
    if ((origin == Origin.FOLDER) != (source != null)) {
      throw new IllegalArgumentException(
          "what does not ship, and only that, has a source: " + file);
    }
    input = List.copyOf(input);
    output = List.copyOf(output);
  }

  /** Returns what it does in its set. */
  public Role role() {
    return handling.role();
  }
}
