package io.consentgate.gateway.store.database;

import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.audit.AuditTrail;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Audit events in table {@code audit_event}; what comes out are counts. */
public final class AuditRows implements AuditTrail {

  /**
   * How often something happened.
   *
   * @param kind which kind of event
   * @param portal where; empty for events that belong to no portal
   * @param way by which way in; empty where there is none
   * @param outcome class of a reason or cause; empty where there is none
   * @param count how often
   */
  public record Count(String kind, String portal, String way, String outcome, long count) {}

  private static final String INSERT =
      "INSERT INTO audit_event (at, kind, portal, way, outcome) VALUES (?, ?, ?, ?, ?)";

  private static final String COUNTS =
      """
      SELECT kind, portal, way, outcome, COUNT(*) FROM audit_event WHERE at >= ? AND at < ?
      GROUP BY kind, portal, way, outcome ORDER BY kind, portal, way, outcome
      """;

  private final Database database;

  /** Keeps events in a database that has the table. */
  public AuditRows(Database database) {
    this.database = database;
  }

  @Override
  public void append(AuditEvent event) {
    database.durably(connection -> insert(connection, event));
  }

  /**
   * Counts events by kind, portal, way and outcome.
   *
   * @param from first instant
   * @param until first instant no longer counted
   */
  public List<Count> counts(Instant from, Instant until) {
    return database.run(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(COUNTS)) {
            select.setObject(1, from);
            select.setObject(2, until);
            List<Count> counts = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                counts.add(
                    new Count(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5)));
              }
            }
            return counts;
          }
        });
  }

  /** Adds an event to the present transaction. */
  public static int insert(Connection connection, AuditEvent event) throws SQLException {
    return switch (event) {
      case AuditEvent.Admitted(var at, var portal, var way) ->
          insert(connection, at, "ADMITTED", portal.value(), way.name(), "");
      case AuditEvent.Diverted(var at, var portal, var way, var outcome) ->
          insert(connection, at, "DIVERTED", portal.value(), way.name(), outcome);
      case AuditEvent.DidNotOpen(var at, var portal) ->
          insert(connection, at, "DID_NOT_OPEN", portal.value(), "", "");
      case AuditEvent.Enrolled(var at) -> insert(connection, at, "ENROLLED", "", "", "");
      case AuditEvent.Erased(var at, var cause) ->
          insert(connection, at, "ERASED", "", "", cause.name());
      case AuditEvent.ClockLowered(var at) -> insert(connection, at, "CLOCK_LOWERED", "", "", "");
    };
  }

  private static int insert(Connection connection, Instant at, String... words)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, at);
      for (int i = 0; i < words.length; i++) {
        insert.setString(i + 2, words[i]);
      }
      return insert.executeUpdate();
    }
  }
}
