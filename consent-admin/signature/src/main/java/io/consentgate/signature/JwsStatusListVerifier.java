package io.consentgate.signature;

import io.consentgate.contract.status.InvalidStatusListException;
import io.consentgate.contract.status.StatusList;
import io.consentgate.contract.status.StatusListVerifier;
import java.net.URI;
import java.time.Duration;
import java.util.BitSet;

/** Verifies status lists against the authority's pinned key. Says nothing about freshness. */
public final class JwsStatusListVerifier implements StatusListVerifier {
  private final VerificationKey authority;

  /** Makes a verifier that trusts one authority. */
  public JwsStatusListVerifier(VerificationKey authority) {
    this.authority = authority;
  }

  @Override
  public StatusList verify(String compactJws) throws InvalidStatusListException {
    try {
      return list(CompactJws.verify(compactJws, JwsKind.STATUS_LIST, authority));
    } catch (InvalidJwsException e) {
      throw new InvalidStatusListException(String.valueOf(e.getMessage()));
    }
  }

  /** Reads the claims of a text whose signature is good. */
  static StatusList list(Claims claims) throws InvalidStatusListException {
    try {
      return read(claims);
    } catch (InvalidJwsException e) {
      throw new InvalidStatusListException(String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException _) {
      throw new InvalidStatusListException("a claim of the status list is out of range");
    }
  }

  private static StatusList read(Claims claims) throws InvalidJwsException {
    Claims list = claims.object("status_list");
    if (list.integer("bits") != 1) {
      throw new InvalidJwsException("a status has one bit");
    }
    byte[] bytes = StatusBits.inflate(list.text("lst"));
    return new StatusList(
        URI.create(claims.text("sub")),
        claims.instant("iat"),
        claims.instant("exp"),
        Duration.ofSeconds(claims.integer("ttl")),
        bytes.length * Byte.SIZE,
        BitSet.valueOf(bytes));
  }
}
