package io.consentgate.gateway.app.authority;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.GrantVerifier;
import io.consentgate.contract.grant.InvalidGrantException;
import io.consentgate.contract.status.InvalidStatusListException;
import io.consentgate.contract.status.StatusListVerifier;
import io.consentgate.signature.JwsGrantVerifier;
import io.consentgate.signature.JwsStatusListVerifier;
import io.consentgate.signature.Parties;
import io.consentgate.signature.PinnedKeys;
import io.consentgate.signature.VerificationKey;
import java.util.Optional;

/**
 * The authority's pinned key, looked up at every use: the two programs may be paired while this one
 * runs. Without one, nothing is genuine.
 */
public final class AuthorityKeys implements GrantVerifier {

  private final PinnedKeys pinned;

  /** Takes the keys pinned here. */
  public AuthorityKeys(PinnedKeys pinned) {
    this.pinned = pinned;
  }

  /** Returns the key, if the programs are paired. */
  public Optional<VerificationKey> find() {
    return pinned.find(Parties.AUTHORITY);
  }

  /**
   * Verifies a grant.
   *
   * @throws InvalidGrantException if it is not the paired authority's
   */
  @Override
  public ConsentGrant verify(String compactJws) throws InvalidGrantException {
    VerificationKey key =
        find().orElseThrow(() -> new InvalidGrantException("no authority is paired yet"));
    return new JwsGrantVerifier(key).verify(compactJws);
  }

  /** Returns the same key as a verifier of status lists. */
  public StatusListVerifier statusLists() {
    return compactJws -> {
      VerificationKey key =
          find().orElseThrow(() -> new InvalidStatusListException("no authority is paired yet"));
      return new JwsStatusListVerifier(key).verify(compactJws);
    };
  }
}
