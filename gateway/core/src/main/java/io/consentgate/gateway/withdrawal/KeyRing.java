package io.consentgate.gateway.withdrawal;

import io.consentgate.contract.grant.GrantId;
import java.util.Set;

/** Port: the gateway's halves of keys, as far as the end of a consent goes. */
public interface KeyRing {

  /** Tells whether a key half is there. */
  boolean holds(GrantId grant);

  /**
   * Destroys key halves for good: also a copy of the ring made before cannot be opened afterwards
   * with what is left on this machine. Idempotent.
   */
  void destroy(Set<GrantId> grants);
}
