package io.consentgate.gateway.store.entry;

import io.consentgate.contract.entitlement.EntitlementId;
import io.consentgate.gateway.access.EntryJournal;
import io.consentgate.gateway.access.EntryTicket;
import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.store.database.Database;
import io.consentgate.gateway.store.database.Question;
import io.consentgate.gateway.store.entry.EntryChange.GivenBack;
import io.consentgate.gateway.store.entry.EntryChange.Taken;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes entries off entitlements; one frame of the log each. */
final class LoggedEntries implements EntryJournal {

  private static final Question<Entries> ENTRIES =
      new Question<>(
          "SELECT used, entries FROM entitlement WHERE id = ?",
          row -> new Entries(row.getInt(1), row.getInt(2)));

  private final Database database;
  private final Consumer<EntryChange> logbook;

  LoggedEntries(Database database, Consumer<EntryChange> logbook) {
    this.database = database;
    this.logbook = logbook;
  }

  @Override
  public Optional<EntryTicket> take(EntitlementId entitlement, AuditEvent.Admitted event) {
    return database.beside(
        () -> {
          Optional<Entries> before = database.find(ENTRIES, entitlement.hex());
          if (before.isEmpty() || before.get().areSpent()) {
            return Optional.empty();
          }
          int used = before.get().used() + 1;
          logbook.accept(new Taken(entitlement, used, event));
          return Optional.of(new EntryTicket(entitlement, used));
        });
  }

  @Override
  public void giveBack(EntryTicket ticket, AuditEvent.DidNotOpen event) {
    EntitlementId entitlement = ticket.entitlement();
    database.beside(
        () -> {
          int used = database.find(ENTRIES, entitlement.hex()).map(Entries::used).orElse(0);
          logbook.accept(new GivenBack(entitlement, Math.max(0, used - 1), event));
          return used;
        });
  }

  private record Entries(int used, int bought) {

    boolean areSpent() {
      return used >= bought;
    }
  }
}
