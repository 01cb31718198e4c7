package io.consentgate.gateway.store.journal;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.consent.ReferenceEnd;
import io.consentgate.gateway.store.custody.ReferenceRows;
import io.consentgate.gateway.store.database.Database;
import io.consentgate.gateway.store.database.Question;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.Optional;

/** Sealed references in table {@code sealed_reference}; none outlives its grant. */
final class H2ReferenceRows implements ReferenceRows {

  private static final String INSERT =
      """
      INSERT INTO sealed_reference (grant_id, sealed, issued, expires, latest)
      SELECT id, ?, issued, CAST(? AS TIMESTAMP(0) WITH TIME ZONE),
        CAST(? AS TIMESTAMP(0) WITH TIME ZONE)
      FROM consent_grant
      WHERE id = ? AND state = 'STANDING' AND expires >= ?
        AND NOT EXISTS (SELECT 1 FROM sealed_reference WHERE grant_id = id)
      """;

  private static final Question<Boolean> ANY =
      new Question<>(
          "SELECT TRUE FROM sealed_reference WHERE grant_id = ?", row -> row.getBoolean(1));

  private static final Question<byte[]> NOT_RUN_OUT =
      new Question<>(
          "SELECT sealed FROM sealed_reference WHERE grant_id = ? AND expires > ?",
          row -> row.getBytes(1));

  private final Database database;

  H2ReferenceRows(Database database) {
    this.database = database;
  }

  @Override
  public boolean holds(GrantId grant) {
    return database.find(ANY, grant.value()).isPresent();
  }

  @Override
  public void keep(GrantId grant, byte[] sealed, ReferenceEnd end) {
    int rows =
        database.durably(
            connection -> {
              try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setBytes(1, sealed);
                insert.setObject(2, end.instant());
                insert.setObject(3, end.latest());
                insert.setObject(4, grant.value());
                insert.setObject(5, end.instant());
                return insert.executeUpdate();
              }
            });
    if (rows == 0) {
      throw new IllegalStateException("a reference belongs to one standing grant");
    }
  }

  @Override
  public Optional<byte[]> find(GrantId grant, Instant now) {
    return database.find(NOT_RUN_OUT, grant.value(), now);
  }

  /** Returns how many references lie here. */
  int count() {
    return database.run(
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement("SELECT COUNT(*) FROM sealed_reference");
              ResultSet row = select.executeQuery()) {
            row.next();
            return row.getInt(1);
          }
        });
  }
}
