package io.consentgate.evaluation.crash;

import io.consentgate.contract.entitlement.EntitlementId;
import io.consentgate.gateway.access.EntryJournal;
import io.consentgate.gateway.access.EntryTicket;
import io.consentgate.gateway.audit.AuditEvent;
import java.util.Optional;

/** {@link Disorder#ENTRY_LATER}: an entry is taken once the portal is open, and slowly. */
final class LateEntries implements EntryJournal {

  private final EntryJournal real;
  private Runnable owed = () -> {};

  LateEntries(EntryJournal real) {
    this.real = real;
  }

  @Override
  public Optional<EntryTicket> take(EntitlementId entitlement, AuditEvent.Admitted event) {
    owed = () -> real.take(entitlement, event);
    return Optional.of(new EntryTicket(entitlement, 1));
  }

  @Override
  public void giveBack(EntryTicket ticket, AuditEvent.DidNotOpen event) {
    owed = () -> {};
  }

  /** Takes what was owed. */
  void catchUp() {
    Slowly.pass();
    owed.run();
    owed = () -> {};
  }
}
