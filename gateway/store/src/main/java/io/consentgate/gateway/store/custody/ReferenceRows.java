package io.consentgate.gateway.store.custody;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.consent.ReferenceEnd;
import java.time.Instant;
import java.util.Optional;

/** Port of this module: where sealed references of custody {@code SEALED} lie. */
public interface ReferenceRows {

  /** Tells whether there is one for a grant. */
  boolean holds(GrantId grant);

  /**
   * Keeps one, durably.
   *
   * @param grant whose
   * @param sealed the bytes
   * @param end when it must be gone (CN-05)
   * @throws IllegalStateException if there is one already
   */
  void keep(GrantId grant, byte[] sealed, ReferenceEnd end);

  /**
   * Returns one that has not run out.
   *
   * @param grant whose
   * @param now the time
   */
  Optional<byte[]> find(GrantId grant, Instant now);
}
