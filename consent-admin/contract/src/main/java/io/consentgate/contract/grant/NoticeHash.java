package io.consentgate.contract.grant;

import java.util.regex.Pattern;

/**
 * SHA-256 of the exact notice text that a person was shown.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record NoticeHash(String hex) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if the form is off
   */
  public NoticeHash {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("a notice hash has 64 lower-case hexadecimal digits");
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
