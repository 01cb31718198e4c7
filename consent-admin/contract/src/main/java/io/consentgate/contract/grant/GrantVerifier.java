package io.consentgate.contract.grant;

/** Port: tells a genuine grant from any other text. */
@FunctionalInterface
public interface GrantVerifier {

  /**
   * Verifies signature, type, issuer and shape; not whether the grant still stands.
   *
   * @param compactJws the grant as issued
   * @return the grant
   * @throws InvalidGrantException if anything is off
   */
  ConsentGrant verify(String compactJws) throws InvalidGrantException;
}
