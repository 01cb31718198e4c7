package io.consentgate.contract.entitlement;

import java.util.regex.Pattern;

/**
 * Names an entitlement without being one: SHA-256 of its code, so that whoever reads a database
 * cannot enter with what is found there.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record EntitlementId(String hex) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if the form is off
   */
  public EntitlementId {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("an entitlement id has 64 hexadecimal digits");
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
