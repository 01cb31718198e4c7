package io.consentgate.contract.grant;

import java.util.regex.Pattern;

/**
 * Names the set of networks that made a biometric reference; references are never compared across
 * sets.
 *
 * @param value name and calibration epoch, such as {@code bundled-1}; 1 to 32 lower-case letters,
 *     digits and hyphens
 */
public record ModelSetId(String value) {

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if the form is off
   */
  public ModelSetId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a model set id has 1 to 32 lower-case letters, digits and hyphens");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
