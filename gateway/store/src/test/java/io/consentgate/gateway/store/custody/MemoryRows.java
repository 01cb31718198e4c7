package io.consentgate.gateway.store.custody;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.consent.ReferenceEnd;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Rows in memory, for tests. */
final class MemoryRows implements ReferenceRows {

  final Map<GrantId, byte[]> kept = new HashMap<>();
  boolean isFull;
  volatile boolean isLost;

  @Override
  public boolean holds(GrantId grant) {
    return kept.containsKey(grant);
  }

  @Override
  public void keep(GrantId grant, byte[] sealed, ReferenceEnd end) {
    if (isFull) {
      throw new IllegalStateException("full");
    }
    kept.put(grant, sealed);
  }

  @Override
  public Optional<byte[]> find(GrantId grant, Instant now) {
    if (isLost) {
      throw new IllegalStateException("the rows are lost");
    }
    return Optional.ofNullable(kept.get(grant));
  }
}
