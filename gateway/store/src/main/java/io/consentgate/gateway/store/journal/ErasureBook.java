package io.consentgate.gateway.store.journal;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.gateway.consent.ErasureInstant;
import io.consentgate.gateway.consent.GrantState;
import io.consentgate.gateway.withdrawal.Erasure;
import io.consentgate.gateway.withdrawal.ErasureLedger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Erasures in table {@code erasure}. */
public final class ErasureBook implements ErasureLedger {

  private static final String INSERT =
      """
      INSERT INTO erasure (grant_id, cause, decided)
      SELECT id, ?, ? FROM consent_grant WHERE id = ?
      """;

  private static final String DUE =
      """
      SELECT id FROM consent_grant
      WHERE expires <= ? AND state = 'STANDING' AND id NOT IN (SELECT grant_id FROM erasure)
      ORDER BY expires
      """;

  private final Database database;

  ErasureBook(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Erasure> decide(Erasure erasure) {
    return database.durably(
        connection -> {
          Optional<Erasure> before = find(connection, erasure.grant());
          if (before.isPresent() || insert(connection, erasure) == 0) {
            return before;
          }
          end(connection, erasure);
          if (erasure.cause() == ErasureCause.WITHDRAWN) {
            Outbox.queue(
                connection,
                OutboxMessage.Kind.WITHDRAWAL,
                erasure.grant(),
                erasure.decided().toString());
          }
          return Optional.of(erasure);
        });
  }

  @Override
  public List<Erasure> unfinished() {
    return database.run(
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement(
                      "SELECT * FROM erasure WHERE certificate IS NULL ORDER BY number");
              ResultSet row = select.executeQuery()) {
            List<Erasure> erasures = new ArrayList<>();
            while (row.next()) {
              erasures.add(read(row));
            }
            return erasures;
          }
        });
  }

  @Override
  public List<GrantId> due(ErasureInstant now) {
    return database.run(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(DUE)) {
            select.setObject(1, now.instant());
            List<GrantId> grants = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                grants.add(new GrantId(row.getObject(1, UUID.class)));
              }
            }
            return grants;
          }
        });
  }

  @Override
  public void deleteReference(GrantId grant) {
    database.durably(
        connection -> {
          H2AttemptLedger.delete(connection, grant);
          return update(
              connection, "DELETE FROM sealed_reference WHERE grant_id = ?", grant.value());
        });
  }

  @Override
  public void certify(ErasureCertificate certificate, String compactJws) {
    database.durably(
        connection -> {
          int rows =
              update(
                  connection,
                  "UPDATE erasure SET certificate = ? WHERE grant_id = ? AND certificate IS NULL",
                  compactJws,
                  certificate.grant().value());
          return rows == 0
              ? 0
              : Outbox.queue(
                  connection, OutboxMessage.Kind.CERTIFICATE, certificate.grant(), compactJws);
        });
  }

  @Override
  public Optional<String> certificate(GrantId grant) {
    return text(grant, "certificate");
  }

  /** Keeps what the authority put its name under, durably. Idempotent. */
  public void countersigned(GrantId grant, String compactJws) {
    database.durably(
        connection ->
            update(
                connection,
                "UPDATE erasure SET countersigned = ? WHERE grant_id = ?",
                compactJws,
                grant.value()));
  }

  /** Returns the countersigned certificate of a grant, if the authority has answered. */
  public Optional<String> countersigned(GrantId grant) {
    return text(grant, "countersigned");
  }

  private Optional<String> text(GrantId grant, String column) {
    return database.run(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement("SELECT * FROM erasure WHERE grant_id = ?")) {
            select.setObject(1, grant.value());
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? Optional.ofNullable(row.getString(column)) : Optional.empty();
            }
          }
        });
  }

  private static int insert(Connection connection, Erasure erasure) throws SQLException {
    return update(
        connection, INSERT, erasure.cause().name(), erasure.decided(), erasure.grant().value());
  }

  private static void end(Connection connection, Erasure erasure) throws SQLException {
    GrantState state =
        switch (erasure.cause()) {
          case WITHDRAWN, NOT_CONFIRMED -> GrantState.WITHDRAWN;
          case EXPIRED -> GrantState.EXPIRED;
        };
    update(
        connection,
        "UPDATE consent_grant SET state = ? WHERE id = ?",
        state.name(),
        erasure.grant().value());
  }

  private static Optional<Erasure> find(Connection connection, GrantId grant) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT * FROM erasure WHERE grant_id = ?")) {
      select.setObject(1, grant.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(read(row)) : Optional.empty();
      }
    }
  }

  private static Erasure read(ResultSet row) throws SQLException {
    return new Erasure(
        new GrantId(row.getObject("grant_id", UUID.class)),
        ErasureCause.valueOf(row.getString("cause")),
        row.getObject("decided", Instant.class));
  }

  private static int update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        update.setObject(i + 1, values[i]);
      }
      return update.executeUpdate();
    }
  }
}
