package io.consentgate.gateway.store.custody;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.withdrawal.KeyRing;
import java.util.Optional;

/** Port of this module: a key ring that can be written to and read. */
public interface KeyHalves extends KeyRing {

  /**
   * Keeps a grant's half, durably.
   *
   * @param grant whose
   * @param half copied; the caller closes it
   * @throws IllegalStateException if the ring has one already: a half is for one seal
   */
  void add(GrantId grant, SecretBytes half);

  /** Returns a copy of a grant's half, which the caller closes; nothing if there is none. */
  Optional<SecretBytes> half(GrantId grant);

  /**
   * Tells whether a copy can be made of what the ring lies under, so that it outlives an erasure.
   */
  boolean isRootCopyable();

  /**
   * Returns a copy of this installation's own secret of 32 bytes, which the caller closes; the
   * first call draws it and keeps it, durably.
   */
  SecretBytes installationSecret();
}
