package io.consentgate.gateway.pass;

import io.consentgate.gateway.secret.SecretBytes;

/** Port: signs passes. */
@FunctionalInterface
public interface PassIssuer {

  /** Longest text that fits QR version 15 at error correction M, in alphanumeric characters. */
  int MAX_LENGTH = 600;

  /**
   * Signs a pass.
   *
   * @param pass what it says; the caller closes it
   * @return the text for a QR code (US-ASCII, alphanumeric mode); the caller closes it
   * @throws IllegalArgumentException if the text would be longer than {@link #MAX_LENGTH}
   */
  SecretBytes issue(PresentedPass pass);
}
