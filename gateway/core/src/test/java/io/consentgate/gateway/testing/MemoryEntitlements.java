package io.consentgate.gateway.testing;

import io.consentgate.contract.entitlement.Entitlement;
import io.consentgate.contract.entitlement.EntitlementId;
import io.consentgate.gateway.access.EntryJournal;
import io.consentgate.gateway.access.EntryTicket;
import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.audit.AuditTrail;
import io.consentgate.gateway.entitlement.EntitlementLedger;
import io.consentgate.gateway.entitlement.EntitlementStanding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Entitlements, their entries and the audit trail in memory. */
public final class MemoryEntitlements implements EntitlementLedger, EntryJournal, AuditTrail {

  private final Map<EntitlementId, EntitlementStanding> standing = new HashMap<>();
  private final List<AuditEvent> events = new ArrayList<>();

  /** Adds an entitlement with all its entries. */
  public synchronized void add(Entitlement entitlement) {
    standing.put(entitlement.id(), new EntitlementStanding(entitlement, entitlement.entries()));
  }

  @Override
  public synchronized Optional<EntitlementStanding> find(EntitlementId id) {
    return Optional.ofNullable(standing.get(id));
  }

  @Override
  public synchronized Optional<EntryTicket> take(
      EntitlementId entitlement, AuditEvent.Admitted event) {
    EntitlementStanding before = standing.get(entitlement);
    if (before == null || before.entriesLeft() == 0) {
      return Optional.empty();
    }
    set(before, before.entriesLeft() - 1);
    events.add(event);
    return Optional.of(
        new EntryTicket(entitlement, before.entitlement().entries() - before.entriesLeft() + 1));
  }

  @Override
  public synchronized void giveBack(EntryTicket ticket, AuditEvent.DidNotOpen event) {
    EntitlementStanding before = standing.get(ticket.entitlement());
    if (before != null) {
      set(before, before.entriesLeft() + 1);
    }
    events.add(event);
  }

  @Override
  public synchronized void append(AuditEvent event) {
    events.add(event);
  }

  /** Returns what was written down, in order. */
  public synchronized List<AuditEvent> events() {
    return List.copyOf(events);
  }

  private void set(EntitlementStanding before, int left) {
    standing.put(before.entitlement().id(), new EntitlementStanding(before.entitlement(), left));
  }
}
