package io.consentgate.gateway.store.journal;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.access.AttemptLedger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * Attempts in table {@code attempt}: three, then 30 seconds (ST-22).
 *
 * <p>An attempt is committed before the comparison and brought to the disk by the fsync of the
 * entry or of the audit event that follows it: no outcome is shown before its attempt would survive
 * a power cut, at no second fsync a passage.
 */
final class H2AttemptLedger implements AttemptLedger {

  /** Tries before a pass has to wait. */
  static final int TRIES = 3;

  /** How long it waits then. */
  static final Duration WAIT = Duration.ofSeconds(30);

  private final Database database;

  H2AttemptLedger(Database database) {
    this.database = database;
  }

  @Override
  public Instant waitUntil(GrantId grant) {
    return database.run(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement("SELECT wait_until FROM attempt WHERE grant_id = ?")) {
            select.setObject(1, grant.value());
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? row.getObject(1, Instant.class) : Instant.EPOCH;
            }
          }
        });
  }

  @Override
  public void begin(GrantId grant, Instant now) {
    database.run(
        connection -> {
          int failures = failures(connection, grant) + 1;
          boolean last = failures >= TRIES;
          try (PreparedStatement merge =
              connection.prepareStatement("MERGE INTO attempt KEY (grant_id) VALUES (?, ?, ?)")) {
            merge.setObject(1, grant.value());
            merge.setInt(2, last ? 0 : failures);
            merge.setObject(3, last ? now.plus(WAIT) : Instant.EPOCH);
            return merge.executeUpdate();
          }
        });
  }

  @Override
  public void clear(GrantId grant) {
    database.run(connection -> delete(connection, grant));
  }

  static int delete(Connection connection, GrantId grant) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM attempt WHERE grant_id = ?")) {
      delete.setObject(1, grant.value());
      return delete.executeUpdate();
    }
  }

  private static int failures(Connection connection, GrantId grant) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT failures FROM attempt WHERE grant_id = ?")) {
      select.setObject(1, grant.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getInt(1) : 0;
      }
    }
  }
}
