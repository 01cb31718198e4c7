package io.consentgate.gateway.store.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * H2 writes every state behind the one before and takes 200 ms at the end to make room: too little
 * for a large file. A file that is mostly of the past is packed whole, once nobody waits any more.
 */
final class Packing {

  /** Smaller files are packed in H2's own time; in bytes. */
  static final long LARGE = 8L << 20;

  /** A file of which less than this is of the present, in percent, is packed. */
  static final int LEAST_PRESENT = 75;

  private static final String FACTS =
      """
      SELECT CAST(MAX(CASE setting_name WHEN 'info.FILE_SIZE' THEN setting_value END) AS BIGINT),
        CAST(MAX(CASE setting_name WHEN 'info.CHUNKS_FILL_RATE' THEN setting_value END) AS INT)
      FROM information_schema.settings
      """;

  private Packing() {}

  /** Packs the file, which closes the database, or does nothing; a database in memory has none. */
  static void packIfMostlyPast(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (isMostlyPast(statement)) {
        statement.execute("SHUTDOWN DEFRAG");
      }
    }
  }

  private static boolean isMostlyPast(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(FACTS)) {
      return row.next() && row.getLong(1) > LARGE && row.getInt(2) < LEAST_PRESENT;
    }
  }
}
