package io.consentgate.gateway.store.journal;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.consent.ErasureInstant;
import io.consentgate.gateway.consent.GrantState;
import io.consentgate.gateway.consent.ReferenceEnd;
import io.consentgate.gateway.store.database.AuditRows;
import io.consentgate.gateway.store.database.Database;
import io.consentgate.gateway.store.database.Question;
import io.consentgate.gateway.withdrawal.Erasure;
import io.consentgate.gateway.withdrawal.ErasureLedger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Erasures in table {@code erasure}. */
public final class ErasureBook implements ErasureLedger {

  private static final String INSERT =
      """
      INSERT INTO erasure (grant_id, cause, decided)
      SELECT id, ?, ? FROM consent_grant WHERE id = ?
      """;

  /** Two parts, so that each has an index and looks at what may be over only. */
  private static final String DUE =
      """
      SELECT * FROM consent_grant WHERE state = 'STANDING' AND expires <= ?
      UNION ALL
      SELECT * FROM consent_grant WHERE state = 'STANDING' AND issued <= ? AND expires > ?
      """;

  private static final String UNFINISHED_BY_TIME =
      """
      SELECT g.* FROM consent_grant g JOIN erasure e ON e.grant_id = g.id
      WHERE e.certificate IS NULL AND e.cause IN ('EXPIRED', 'RETENTION_SHORTENED')
      """;

  private static final String STANDING =
      "SELECT id FROM consent_grant WHERE state = 'STANDING' AND model_set = ?";

  private static final Question<Optional<String>> CERTIFICATE =
      new Question<>(
          "SELECT certificate FROM erasure WHERE grant_id = ?",
          row -> Optional.ofNullable(row.getString(1)));

  private static final Question<Optional<String>> COUNTERSIGNED =
      new Question<>(
          "SELECT countersigned FROM erasure WHERE grant_id = ?",
          row -> Optional.ofNullable(row.getString(1)));

  private final Database database;
  private final Consumer<GrantId> others;

  ErasureBook(Database database, Consumer<GrantId> others) {
    this.database = database;
    this.others = others;
  }

  @Override
  public Optional<Erasure> decide(Erasure erasure) {
    return database.durably(connection -> decide(connection, erasure));
  }

  @Override
  public void decideAll(List<Erasure> erasures) {
    database.durably(
        connection -> {
          for (Erasure erasure : erasures) {
            decide(connection, erasure);
          }
          return erasures.size();
        });
  }

  private static Optional<Erasure> decide(Connection connection, Erasure erasure)
      throws SQLException {
    Optional<Erasure> before = find(connection, erasure.grant());
    if (before.isPresent() || insert(connection, erasure) == 0) {
      return before;
    }
    end(connection, erasure);
    if (erasure.cause() == ErasureCause.WITHDRAWN) {
      Outbox.queue(
          connection, OutboxMessage.Kind.WITHDRAWAL, erasure.grant(), erasure.decided().toString());
    }
    return Optional.of(erasure);
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
  public List<ConsentGrant> due(ErasureInstant now, Duration maxRetention) {
    return database.run(connection -> over(connection, now.instant(), maxRetention));
  }

  @Override
  public Optional<Instant> overdueSince(Instant now, Duration maxRetention) {
    return database.run(
        connection -> {
          List<ConsentGrant> late = new ArrayList<>(over(connection, now, maxRetention));
          late.addAll(grants(connection, UNFINISHED_BY_TIME));
          return late.stream()
              .map(grant -> ReferenceEnd.of(grant, maxRetention).instant())
              .min(Instant::compareTo);
        });
  }

  @Override
  public List<GrantId> standing(Predicate<ModelSetId> sets) {
    return database.run(
        connection -> {
          List<GrantId> standing = new ArrayList<>();
          for (ModelSetId set : modelSets(connection)) {
            if (sets.test(set)) {
              standing.addAll(standing(connection, set));
            }
          }
          return standing;
        });
  }

  /** The index finds what may be over; {@link ReferenceEnd} alone says what is. */
  private static List<ConsentGrant> over(Connection connection, Instant now, Duration maxRetention)
      throws SQLException {
    return grants(connection, DUE, now, now.minus(maxRetention), now).stream()
        .filter(grant -> !now.isBefore(ReferenceEnd.of(grant, maxRetention).instant()))
        .toList();
  }

  private static List<ConsentGrant> grants(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      fill(select, values);
      List<ConsentGrant> grants = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          grants.add(H2GrantLedger.read(row).grant());
        }
      }
      return grants;
    }
  }

  private static List<ModelSetId> modelSets(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT DISTINCT model_set FROM consent_grant WHERE state = 'STANDING'");
        ResultSet row = select.executeQuery()) {
      List<ModelSetId> sets = new ArrayList<>();
      while (row.next()) {
        sets.add(new ModelSetId(row.getString(1)));
      }
      return sets;
    }
  }

  private static List<GrantId> standing(Connection connection, ModelSetId set) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(STANDING)) {
      select.setString(1, set.value());
      List<GrantId> grants = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          grants.add(new GrantId(row.getObject(1, UUID.class)));
        }
      }
      return grants;
    }
  }

  @Override
  public void deleteReference(GrantId grant) {
    others.accept(grant);
    // Its certificate brings this to the disk along with itself; without one it is done again.
    database.run(
        connection ->
            update(connection, "DELETE FROM sealed_reference WHERE grant_id = ?", grant.value()));
  }

  @Override
  public void certify(ErasureCertificate certificate, String compactJws, AuditEvent.Erased event) {
    database.durably(
        connection -> {
          int rows =
              update(
                  connection,
                  "UPDATE erasure SET certificate = ? WHERE grant_id = ? AND certificate IS NULL",
                  compactJws,
                  certificate.grant().value());
          if (rows == 0) {
            return 0;
          }
          AuditRows.insert(connection, event);
          return Outbox.queue(
              connection, OutboxMessage.Kind.CERTIFICATE, certificate.grant(), compactJws);
        });
  }

  @Override
  public Optional<String> certificate(GrantId grant) {
    return database.find(CERTIFICATE, grant.value()).flatMap(text -> text);
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
    return database.find(COUNTERSIGNED, grant.value()).flatMap(text -> text);
  }

  private static int insert(Connection connection, Erasure erasure) throws SQLException {
    return update(
        connection, INSERT, erasure.cause().name(), erasure.decided(), erasure.grant().value());
  }

  private static void end(Connection connection, Erasure erasure) throws SQLException {
    GrantState state =
        switch (erasure.cause()) {
          case WITHDRAWN, NOT_CONFIRMED -> GrantState.WITHDRAWN;
          case EXPIRED, SERVICE_ENDED, MODEL_RETIRED, RETENTION_SHORTENED -> GrantState.EXPIRED;
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
      fill(update, values);
      return update.executeUpdate();
    }
  }

  private static void fill(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
