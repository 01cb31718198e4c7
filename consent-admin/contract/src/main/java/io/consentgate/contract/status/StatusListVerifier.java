package io.consentgate.contract.status;

/** Port: tells a genuine status list from any other text. */
@FunctionalInterface
public interface StatusListVerifier {

  /**
   * Verifies signature, type and shape; not freshness.
   *
   * @param compactJws the list as served
   * @throws InvalidStatusListException if anything is off, an oversized list included
   */
  StatusList verify(String compactJws) throws InvalidStatusListException;
}
