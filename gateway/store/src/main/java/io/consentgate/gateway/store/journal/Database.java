package io.consentgate.gateway.store.journal;

import io.consentgate.gateway.store.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One connection, used by one thread at a time.
 *
 * <p>A durable piece of work is written and brought to the disk before the call returns, with one
 * write of a few kilobytes and one fsync ({@code CHECKPOINT SYNC}; decision 30).
 */
final class Database implements AutoCloseable {

  /** A piece of work in one transaction. */
  @FunctionalInterface
  interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  private final Connection connection;

  Database(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
  }

  /** Reads, or writes what the next durable piece of work brings to the disk along with its own. */
  synchronized <T> T run(Work<T> work) {
    try {
      return committed(work);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Writes and does not return before it is on the disk. */
  synchronized <T> T durably(Work<T> work) {
    try {
      T result = committed(work);
      try (Statement statement = connection.createStatement()) {
        statement.execute("CHECKPOINT SYNC");
      }
      return result;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private <T> T committed(Work<T> work) throws SQLException {
    try {
      T result = work.run(connection);
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    }
  }

  private static StoreUnavailableException failed(SQLException e) {
    return new StoreUnavailableException(
        "The journal cannot be read or written (H2 error " + e.getErrorCode() + ").",
        "See that the disk is neither full nor read-only, then start again.",
        e);
  }
}
