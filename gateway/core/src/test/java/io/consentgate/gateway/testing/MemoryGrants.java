package io.consentgate.gateway.testing;

import io.consentgate.contract.entitlement.EntitlementId;
import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.consent.GrantLedger;
import io.consentgate.gateway.consent.GrantRecord;
import io.consentgate.gateway.consent.GrantState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Grants in memory. */
public final class MemoryGrants implements GrantLedger {

  private final Map<GrantId, GrantRecord> kept = new LinkedHashMap<>();

  @Override
  public synchronized void keep(ConsentGrant grant, String compactJws, EntitlementId entitlement) {
    if (kept.containsKey(grant.id())) {
      throw new IllegalStateException("that grant is kept already");
    }
    kept.put(grant.id(), new GrantRecord(grant, entitlement, GrantState.STANDING));
  }

  @Override
  public synchronized Optional<GrantRecord> find(GrantId id) {
    return Optional.ofNullable(kept.get(id));
  }

  /** Sets what is known about a grant that is kept. */
  public synchronized void setState(GrantId id, GrantState state) {
    kept.computeIfPresent(
        id, (_, record) -> new GrantRecord(record.grant(), record.entitlement(), state));
  }

  /** Returns all, in the order they came. */
  public synchronized List<GrantRecord> all() {
    return List.copyOf(kept.values());
  }
}
