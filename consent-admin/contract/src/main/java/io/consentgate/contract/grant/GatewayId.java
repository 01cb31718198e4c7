package io.consentgate.contract.grant;

import java.util.regex.Pattern;

/**
 * Names one gateway, the program at the door.
 *
 * @param value 1 to 32 lower-case letters, digits and hyphens, starting with a letter
 */
public record GatewayId(String value) {

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if the form is off
   */
  public GatewayId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a gateway id has 1 to 32 lower-case letters, digits and hyphens and starts with a"
              + " letter");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
