package io.consentgate.gateway.access;

import io.consentgate.contract.entitlement.EntitlementId;
import io.consentgate.gateway.audit.AuditEvent;
import java.util.Optional;

/** Port: takes entries off entitlements, durably, before a portal is released. */
public interface EntryJournal {

  /**
   * Takes one entry and appends the audit event, both or neither.
   *
   * @param entitlement off which
   * @param event what to write down
   * @return the entry taken, or nothing if none was left
   */
  Optional<EntryTicket> take(EntitlementId entitlement, AuditEvent.Admitted event);

  /**
   * Gives an entry back because the portal did not open, and appends the audit event.
   *
   * @param ticket the entry taken
   * @param event what to write down
   */
  void giveBack(EntryTicket ticket, AuditEvent.DidNotOpen event);
}
