package io.consentgate.signature;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.GrantVerifier;
import io.consentgate.contract.grant.InvalidGrantException;

/** Verifies grants against the authority's pinned key. Says nothing about expiry or status. */
public final class JwsGrantVerifier implements GrantVerifier {
  private final VerificationKey authority;

  /** Makes a verifier that trusts one authority. */
  public JwsGrantVerifier(VerificationKey authority) {
    this.authority = authority;
  }

  @Override
  public ConsentGrant verify(String compactJws) throws InvalidGrantException {
    try {
      return GrantClaims.read(CompactJws.verify(compactJws, JwsKind.GRANT, authority));
    } catch (InvalidJwsException e) {
      throw new InvalidGrantException(String.valueOf(e.getMessage()));
    }
  }
}
