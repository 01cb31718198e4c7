package io.consentgate.authority.record;

import io.consentgate.contract.grant.GatewayId;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.grant.PrincipalId;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads consents for pages and calls. */
@Singleton
public final class ConsentQueries {
  private static final String COLUMNS =
      "select grant_id, principal, gateway, custody, issued, expires from consent ";

  private final Database database;

  /** Makes the queries over a database. */
  public ConsentQueries(Database database) {
    this.database = database;
  }

  /** Finds a consent by its grant. */
  public Optional<ConsentView> byGrant(GrantId grant) {
    return find("where grant_id = ?", grant.value());
  }

  /** Finds a consent by the SHA-256 of its withdrawal code, hexadecimal. */
  public Optional<ConsentView> byWithdrawalCode(String hash) {
    return find("where withdrawal_code_hash = ?", hash);
  }

  /** Returns the latest consents, newest first. */
  public List<ConsentView> latest(int limit) {
    return list("order by issued desc, status_index desc fetch first ? rows only", limit);
  }

  /** Returns the consents of a pseudonym or receipt, newest first. */
  public List<ConsentView> of(UUID principalOrReceipt) {
    return database.transact(
        connection ->
            read(
                connection,
                "where principal = ? or receipt_id = ? order by issued desc",
                principalOrReceipt,
                principalOrReceipt));
  }

  private Optional<ConsentView> find(String where, Object value) {
    return list(where, value).stream().findFirst();
  }

  private List<ConsentView> list(String where, Object value) {
    return database.transact(connection -> read(connection, where, value));
  }

  private static List<ConsentView> read(Connection connection, String where, Object... values)
      throws SQLException {
    List<ConsentView> consents = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS + where)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          GrantId grant = new GrantId(row.getObject(1, UUID.class));
          consents.add(
              new ConsentView(
                  grant,
                  new PrincipalId(row.getObject(2, UUID.class)),
                  new GatewayId(row.getString(3)),
                  row.getString(4),
                  instant(row, 5),
                  instant(row, 6),
                  events(connection, grant)));
        }
      }
    }
    return consents;
  }

  private static Set<EventKind> events(Connection connection, GrantId grant) throws SQLException {
    Set<EventKind> events = EnumSet.noneOf(EventKind.class);
    try (PreparedStatement statement =
        connection.prepareStatement("select kind from consent_event where grant_id = ?")) {
      statement.setObject(1, grant.value());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          events.add(EventKind.valueOf(row.getString(1)));
        }
      }
    }
    return events;
  }

  static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
