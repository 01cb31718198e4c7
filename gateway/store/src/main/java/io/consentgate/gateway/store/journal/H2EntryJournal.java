package io.consentgate.gateway.store.journal;

import io.consentgate.contract.entitlement.EntitlementId;
import io.consentgate.gateway.access.EntryJournal;
import io.consentgate.gateway.access.EntryTicket;
import io.consentgate.gateway.audit.AuditEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Takes entries off entitlements; one transaction and one fsync each. */
final class H2EntryJournal implements EntryJournal {

  private final Database database;

  H2EntryJournal(Database database) {
    this.database = database;
  }

  @Override
  public Optional<EntryTicket> take(EntitlementId entitlement, AuditEvent.Admitted event) {
    return database.durably(
        connection -> {
          int taken =
              update(
                  connection,
                  "UPDATE entitlement SET used = used + 1 WHERE id = ? AND used < entries",
                  entitlement);
          if (taken == 0) {
            return Optional.empty();
          }
          AuditRows.insert(connection, event);
          return Optional.of(new EntryTicket(entitlement, used(connection, entitlement)));
        });
  }

  @Override
  public void giveBack(EntryTicket ticket, AuditEvent.DidNotOpen event) {
    database.durably(
        connection -> {
          update(
              connection,
              "UPDATE entitlement SET used = used - 1 WHERE id = ? AND used > 0",
              ticket.entitlement());
          return AuditRows.insert(connection, event);
        });
  }

  private static int update(Connection connection, String sql, EntitlementId id)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, id.hex());
      return update.executeUpdate();
    }
  }

  private static int used(Connection connection, EntitlementId id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT used FROM entitlement WHERE id = ?")) {
      select.setString(1, id.hex());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
