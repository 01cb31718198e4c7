package io.consentgate.gateway.pass;

import io.consentgate.gateway.secret.SecretBytes;

/** Port: tells a genuine pass of this gateway from anything else that was held up. */
@FunctionalInterface
public interface PassVerifier {

  /** First characters of a pass's text. */
  String PREFIX = "CGP1:";

  /**
   * Verifies signature and shape, not consent.
   *
   * @param text the bytes of the text read from the code (US-ASCII), prefix included; the caller
   *     closes it
   * @return the pass; the caller closes it
   * @throws InvalidPassException if anything is off
   */
  PresentedPass open(SecretBytes text) throws InvalidPassException;
}
