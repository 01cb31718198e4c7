package io.consentgate.gateway.store.journal;

import io.consentgate.contract.grant.GrantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Takes over from an older copy of the journal what the present one does not know.
 *
 * <p><b>Nothing is revived.</b> What has ended stays ended, whichever of the two knows it; a grant
 * buys no enrolment any more. Tickets and what was used of them lie elsewhere, and no copy of them
 * comes back. What the present journal knows of is not replaced by anything older.
 */
public final class JournalMerge {

  private static final String FACE_SERVICE = "face_service";

  /** By which columns a row of one journal is the same as one of the other. */
  private static final Map<String, String> KEYS = new LinkedHashMap<>();

  static {
    KEYS.put("consent_grant", "id");
    KEYS.put("sealed_reference", "grant_id");
    KEYS.put("erasure", "grant_id");
    KEYS.put("outbox_message", "kind, grant_id");
  }

  /** What the older copy says of rows that both know, where it lets fewer people in. */
  private static final String ENDED =
      """
      MERGE INTO consent_grant USING older_consent_grant AS older ON consent_grant.id = older.id
      WHEN MATCHED AND consent_grant.state = 'STANDING' AND older.state <> 'STANDING'
      THEN UPDATE SET state = older.state
      """;

  private static final String ROWS_OF_THE_ENDED =
      """
      DELETE FROM sealed_reference
      WHERE grant_id IN (SELECT id FROM consent_grant WHERE state <> 'STANDING')
      """;

  private static final String NOT_ENDED =
      " AND older.grant_id IN (SELECT id FROM consent_grant WHERE state = 'STANDING')";

  private final Connection connection;
  private final Connection older;

  /**
   * Ties the two together.
   *
   * @param connection of the present journal
   * @param older of the older copy, which has the same form
   */
  JournalMerge(Connection connection, Connection older) {
    this.connection = connection;
    this.older = older;
  }

  /** Returns the tables whose rows this knows how to bring together. */
  static Set<String> tables() {
    Set<String> tables = new TreeSet<>(KEYS.keySet());
    tables.add("audit_event");
    // Brought together by the caller, since bits are no column of their own.
    tables.add("status_archive");
    tables.add(FACE_SERVICE);
    return tables;
  }

  /**
   * Takes over.
   *
   * @param isAfresh whether the present journal is an empty one; the end of the face service is
   *     taken over then only: where the present one can be read, it knows better
   * @return the grants that the present journal did not know
   */
  Set<GrantId> takeOver(boolean isAfresh) throws SQLException {
    for (String table : Journal.TABLES) {
      bring(table);
    }
    Set<GrantId> grants = unknownGrants();
    run(ENDED);
    for (var each : KEYS.entrySet()) {
      addUnknown(each.getKey(), each.getValue());
    }
    if (isAfresh) {
      addUnknown(FACE_SERVICE, "id");
    }
    run("UPDATE consent_grant SET is_enrolment_used = TRUE");
    run(ROWS_OF_THE_ENDED);
    addEvents();
    for (String table : Journal.TABLES) {
      run("DROP TABLE older_" + table);
    }
    return grants;
  }

  /** Lays a table of the older copy beside the present one, for this connection alone. */
  private void bring(String table) throws SQLException {
    run(
        "CREATE LOCAL TEMPORARY TABLE older_%1$s AS SELECT * FROM %1$s WHERE FALSE"
            .formatted(table));
    try (Statement statement = older.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM " + table)) {
      int columns = row.getMetaData().getColumnCount();
      String places = String.join(", ", Collections.nCopies(columns, "?"));
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO older_%s VALUES (%s)".formatted(table, places))) {
        while (row.next()) {
          for (int i = 1; i <= columns; i++) {
            insert.setObject(i, row.getObject(i));
          }
          insert.executeUpdate();
        }
      }
    }
  }

  private void addUnknown(String table, String key) throws SQLException {
    String columns = columns(table);
    boolean ofTheLiving = table.equals("sealed_reference");
    run(
        "INSERT INTO %s (%s) %s%s"
            .formatted(
                table,
                columns,
                unknown(named("older", columns), table, key),
                ofTheLiving ? NOT_ENDED : ""));
  }

  /** Events have no names: the n-th of several equal ones is the same one in both. */
  private void addEvents() throws SQLException {
    String columns = columns("audit_event");
    run(
        """
        INSERT INTO audit_event (%1$s)
        SELECT %2$s FROM
          (SELECT %1$s, ROW_NUMBER() OVER (PARTITION BY %1$s) AS n FROM older_audit_event) AS o
          LEFT JOIN
          (SELECT %1$s, ROW_NUMBER() OVER (PARTITION BY %1$s) AS n FROM audit_event) AS p
          ON (%2$s, o.n) = (%3$s, p.n)
        WHERE p.n IS NULL
        """
            .formatted(columns, named("o", columns), named("p", columns)));
  }

  private static String unknown(String columns, String table, String key) {
    return "SELECT %1$s FROM older_%2$s AS older WHERE NOT EXISTS (SELECT 1 FROM %2$s AS present WHERE (%3$s) = (%4$s))"
        .formatted(columns, table, named("present", key), named("older", key));
  }

  private Set<GrantId> unknownGrants() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(unknown("older.id", "consent_grant", "id"))) {
      Set<UUID> ids = new TreeSet<>();
      while (row.next()) {
        ids.add(row.getObject(1, UUID.class));
      }
      return ids.stream().map(GrantId::new).collect(Collectors.toSet());
    }
  }

  /** Returns the columns of a table, less the numbers that the database gives. */
  private String columns(String table) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT LISTAGG(column_name, ', ') WITHIN GROUP (ORDER BY ordinal_position)
            FROM information_schema.columns
            WHERE table_schema = 'PUBLIC' AND table_name = ? AND is_identity = 'NO'
            """)) {
      select.setString(1, table.toUpperCase(Locale.ROOT));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private static String named(String source, String columns) {
    return source + "." + columns.replace(", ", ", " + source + ".");
  }

  private int run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }
}
