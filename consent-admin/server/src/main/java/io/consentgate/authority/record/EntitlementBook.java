package io.consentgate.authority.record;

import io.consentgate.contract.entitlement.Entitlement;
import io.consentgate.contract.entitlement.EntitlementId;
import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.contract.exchange.EntitlementRow;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Entitlements by the hash of their code, and nothing about who has them. */
@Singleton
public final class EntitlementBook {
  private static final String COLUMNS =
      "select id, portals, valid_from, valid_until, entries, sequence from entitlement ";

  private final Database database;

  /**
   * One batch as the back office lists it.
   *
   * @param batch names it
   * @param tickets how many
   * @param portals where they count
   * @param from first instant
   * @param until first instant at which they no longer count
   * @param entries how many entries each buys
   */
  public record Batch(
      UUID batch, int tickets, String portals, Instant from, Instant until, int entries) {}

  /** Makes the book over a database. */
  public EntitlementBook(Database database) {
    this.database = database;
  }

  /** Adds a batch, all of it or nothing. */
  public void add(UUID batch, List<Entitlement> entitlements, Instant now) {
    String sql =
        """
        insert into entitlement (id, batch, portals, valid_from, valid_until, entries, issued)
        values (?, ?, ?, ?, ?, ?, ?)
        """;
    database.transact(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Entitlement entitlement : entitlements) {
              statement.setString(1, entitlement.id().hex());
              statement.setObject(2, batch);
              statement.setString(3, join(entitlement));
              statement.setObject(4, entitlement.from().atOffset(ZoneOffset.UTC));
              statement.setObject(5, entitlement.until().atOffset(ZoneOffset.UTC));
              statement.setInt(6, entitlement.entries());
              statement.setObject(7, now.atOffset(ZoneOffset.UTC));
              statement.addBatch();
            }
            return statement.executeBatch().length;
          }
        });
  }

  /** Returns entitlements issued after a sequence number, in order. */
  public List<EntitlementRow> since(long sequence, int limit) {
    return rows(
        "where sequence > ? order by sequence fetch first " + limit + " rows only", sequence);
  }

  /** Returns the entitlement of an id, or nothing. */
  public List<EntitlementRow> byId(EntitlementId id) {
    return rows("where id = ?", id.hex());
  }

  /** Returns the latest batches, newest first. */
  public List<Batch> batches(int limit) {
    String sql =
        """
        select batch, count(*), min(portals), min(valid_from), max(valid_until), max(entries)
        from entitlement group by batch order by max(sequence) desc fetch first ? rows only
        """;
    return database.transact(
        connection -> {
          List<Batch> batches = new ArrayList<>();
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, limit);
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                batches.add(
                    new Batch(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getString(3),
                        ConsentQueries.instant(row, 4),
                        ConsentQueries.instant(row, 5),
                        row.getInt(6)));
              }
            }
          }
          return batches;
        });
  }

  private List<EntitlementRow> rows(String where, Object value) {
    return database.transact(
        connection -> {
          List<EntitlementRow> rows = new ArrayList<>();
          try (PreparedStatement statement = connection.prepareStatement(COLUMNS + where)) {
            statement.setObject(1, value);
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                rows.add(row(row));
              }
            }
          }
          return rows;
        });
  }

  private static EntitlementRow row(ResultSet row) throws SQLException {
    return new EntitlementRow(
        row.getString(1),
        List.of(row.getString(2).split(" ", -1)),
        ConsentQueries.instant(row, 3),
        ConsentQueries.instant(row, 4),
        row.getInt(5),
        row.getLong(6));
  }

  private static String join(Entitlement entitlement) {
    return entitlement.portals().stream()
        .map(PortalId::value)
        .sorted()
        .collect(Collectors.joining(" "));
  }
}
