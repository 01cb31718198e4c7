package io.consentgate.evaluation.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** One durable insert of a row as large as a sealed reference, into a database of its own. */
final class BareInsert implements AutoCloseable {

  private final Connection connection;
  private final byte[] bytes;

  /**
   * Opens a database.
   *
   * @param folder on the disk in question
   * @param sizeBytes size of a row
   */
  BareInsert(Path folder, int sizeBytes) throws SQLException {
    connection =
        DriverManager.getConnection(
            "jdbc:h2:file:" + folder.toAbsolutePath().resolve("bare") + ";DB_CLOSE_ON_EXIT=FALSE",
            "sa",
            "");
    connection.setAutoCommit(false);
    bytes = new byte[sizeBytes];
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE bare (id UUID PRIMARY KEY, bytes VARBINARY NOT NULL)");
    }
    connection.commit();
  }

  /** Inserts a row, brings it to the disk, and returns the nanoseconds that took. */
  long measure() throws SQLException {
    UUID id = UUID.randomUUID();
    long before = System.nanoTime();
    try (PreparedStatement insert =
            connection.prepareStatement("INSERT INTO bare (id, bytes) VALUES (?, ?)");
        Statement sync = connection.createStatement()) {
      insert.setObject(1, id);
      insert.setBytes(2, bytes);
      insert.executeUpdate();
      connection.commit();
      sync.execute("CHECKPOINT SYNC");
    }
    return System.nanoTime() - before;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
