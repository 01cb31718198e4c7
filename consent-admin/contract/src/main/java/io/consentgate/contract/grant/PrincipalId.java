package io.consentgate.contract.grant;

import java.util.UUID;

/**
 * A PII principal as this site knows one: a random pseudonym, never derived from a name, a document
 * or a face (ISO/IEC 29100).
 *
 * @param value the pseudonym
 */
public record PrincipalId(UUID value) {

  /**
   * Reads the canonical text form.
   *
   * @throws IllegalArgumentException if the text is no UUID
   */
  public static PrincipalId parse(String text) {
    return new PrincipalId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
