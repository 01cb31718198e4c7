package io.consentgate.gateway.store.entry;

import io.consentgate.gateway.store.database.DatabaseFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;

/** Takes over what a data folder of form 2 keeps in its {@code journal.mv.db}, once. */
final class FormerTables {

  private static final List<String> COLUMNS =
      List.of(
          "entitlement (id, portals, valid_from, valid_until, entries, used, sequence)",
          "attempt (grant_id, failures, wait_until)",
          "clock_mark (id, mark)");

  private final DatabaseFile journal;

  /** Names the database that may hold such tables. */
  FormerTables(DatabaseFile journal) {
    this.journal = journal;
  }

  /**
   * Copies what is there, in the present transaction, and marks it as taken over.
   *
   * @return how many rows
   */
  int takeOver(Connection to) throws SQLException {
    if (isTakenOver(to)) {
      return 0;
    }
    int rows = 0;
    if (journal.exists()) {
      try (Connection from = journal.connectAsItIs()) {
        if (hasTickets(from)) {
          for (String table : COLUMNS) {
            rows += copy(from, to, table);
          }
        }
      }
    }
    try (Statement insert = to.createStatement()) {
      insert.execute("INSERT INTO entry_mark (id, sequence) VALUES (1, 0)");
    }
    return rows;
  }

  private static boolean isTakenOver(Connection connection) throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet row = select.executeQuery("SELECT 1 FROM entry_mark")) {
      return row.next();
    }
  }

  private static boolean hasTickets(Connection from) throws SQLException {
    try (ResultSet table = from.getMetaData().getTables(null, null, "ENTITLEMENT", null)) {
      return table.next();
    }
  }

  private static int copy(Connection from, Connection to, String table) throws SQLException {
    int space = table.indexOf(' ');
    String columns = table.substring(space + 2, table.length() - 1);
    int width = columns.split(",", -1).length;
    String values = String.join(", ", Collections.nCopies(width, "?"));
    int rows = 0;
    try (Statement select = from.createStatement();
        ResultSet row =
            select.executeQuery("SELECT " + columns + " FROM " + table.substring(0, space));
        PreparedStatement insert =
            to.prepareStatement("INSERT INTO " + table + " VALUES (" + values + ")")) {
      while (row.next()) {
        for (int column = 1; column <= width; column++) {
          insert.setObject(column, row.getObject(column));
        }
        rows += insert.executeUpdate();
      }
    }
    return rows;
  }
}
