package io.consentgate.contract.entitlement;

import java.util.regex.Pattern;

/**
 * Names one portal, a door or turnstile.
 *
 * @param value 1 to 32 lower-case letters, digits and hyphens, starting with a letter
 */
public record PortalId(String value) {

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if the form is off
   */
  public PortalId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a portal id has 1 to 32 lower-case letters, digits and hyphens and starts with a"
              + " letter");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
