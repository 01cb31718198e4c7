package io.consentgate.gateway.store.database;

import io.consentgate.gateway.store.StoreUnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection, used by one thread at a time.
 *
 * <p>A durable piece of work is written and brought to the disk before the call returns, with one
 * write of a few kilobytes and one fsync ({@code CHECKPOINT SYNC}).
 *
 * <p>A write that the disk did not take leaves memory ahead of the disk. The database is then let
 * go as in a power cut, and the next call opens it again from what the disk holds: no restart is
 * needed once there is room.
 */
public final class Database implements AutoCloseable {

  /** A piece of work in one transaction. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it; the transaction is committed afterwards, or rolled back if it fails. */
    T run(Connection connection) throws SQLException;
  }

  /** Opens a connection, and the database behind it where it is not open. */
  @FunctionalInterface
  interface Opening {
    Connection open() throws SQLException;
  }

  /** Something that leaves nothing behind if it fails. */
  @FunctionalInterface
  private interface Attempt<T> {
    T make() throws SQLException;
  }

  private final Opening opening;
  private final Changes changes;

  /** What the present connection has been asked, by its SQL. */
  private final Map<String, PreparedStatement> asked = new HashMap<>();

  private @Nullable Connection connection;
  private boolean isClosed;

  Database(Opening opening, Changes changes) throws SQLException {
    this.opening = opening;
    this.changes = changes;
    connected();
  }

  /**
   * Asks for one row by its keys. The statement is kept: somebody at the door waits for the answer.
   *
   * @return what the row says, or nothing if there is none
   */
  public synchronized <T> Optional<T> find(Question<T> question, Object... keys) {
    try {
      return unlessFoundDead(() -> answered(upToDate(), question, keys));
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * Does what is written elsewhere, as {@link Changes} tell. Nobody else works meanwhile, and
   * nothing here is committed afterwards: once it is done, nothing can fail.
   *
   * @param work finds what it needs by {@link #find}
   */
  public synchronized <T> T beside(Supplier<T> work) {
    try {
      unlessFoundDead(this::upToDate);
    } catch (SQLException e) {
      throw failed(e);
    }
    return work.get();
  }

  /** Reads, or writes what the next durable piece of work brings to the disk along with its own. */
  public synchronized <T> T run(Work<T> work) {
    try {
      return committed(unlessFoundDead(this::upToDate), work);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Writes and does not return before it is on the disk. */
  public synchronized <T> T durably(Work<T> work) {
    try {
      Connection current = unlessFoundDead(this::upToDate);
      T result = committed(current, work);
      sync(current);
      return result;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public synchronized void close() {
    Connection current = connection;
    connection = null;
    asked.clear();
    isClosed = true;
    if (current != null) {
      try (current) {
        Packing.packIfMostlyPast(current);
      } catch (SQLException e) {
        throw failed(e);
      }
    }
  }

  /**
   * Tries once more where the database, which was open, turned out to have closed itself: it does
   * so beside everybody when the disk does not take what it writes in the background.
   */
  private <T> T unlessFoundDead(Attempt<T> attempt) throws SQLException {
    boolean wasOpen = connection != null;
    try {
      return attempt.make();
    } catch (SQLException e) {
      if (wasOpen && connection == null) {
        return attempt.make();
      }
      throw e;
    }
  }

  /** Lets work begin on a database that has every change. */
  private Connection upToDate() throws SQLException {
    Connection current = connected();
    if (!changes.areApplied()) {
      committed(
          current,
          open -> {
            changes.applyTo(open);
            return true;
          });
      changes.applied();
    }
    if (changes.areUrgent()) {
      sync(current);
    }
    return current;
  }

  private Connection connected() throws SQLException {
    if (isClosed) {
      throw new IllegalStateException("the database was closed");
    }
    Connection current = connection;
    if (current == null) {
      current = opening.open();
      current.setAutoCommit(false);
      changes.opened(current);
      connection = current;
    }
    return current;
  }

  private <T> Optional<T> answered(Connection current, Question<T> question, Object[] keys)
      throws SQLException {
    try {
      PreparedStatement statement = prepared(current, question.sql());
      for (int i = 0; i < keys.length; i++) {
        statement.setObject(i + 1, keys[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(question.reading().read(row)) : Optional.empty();
      }
    } catch (SQLException | RuntimeException e) {
      rollBack(current);
      throw e;
    }
  }

  private PreparedStatement prepared(Connection current, String sql) throws SQLException {
    PreparedStatement known = asked.get(sql);
    if (known != null) {
      return known;
    }
    PreparedStatement prepared = current.prepareStatement(sql);
    asked.put(sql, prepared);
    return prepared;
  }

  private void sync(Connection current) throws SQLException {
    try (Statement statement = current.createStatement()) {
      statement.execute("CHECKPOINT SYNC");
    } catch (SQLException e) {
      letGo(current);
      throw e;
    }
    changes.onDisk();
  }

  private <T> T committed(Connection current, Work<T> work) throws SQLException {
    T result;
    try {
      result = work.run(current);
    } catch (SQLException | RuntimeException e) {
      rollBack(current);
      throw e;
    }
    try {
      current.commit();
    } catch (SQLException e) {
      letGo(current);
      throw e;
    }
    return result;
  }

  private void rollBack(Connection current) {
    try {
      current.rollback();
    } catch (SQLException _) {
      letGo(current);
    }
  }

  /** Drops the database without writing anything more. */
  private void letGo(Connection current) {
    connection = null;
    asked.clear();
    try (current;
        Statement statement = current.createStatement()) {
      statement.execute("SHUTDOWN IMMEDIATELY");
    } catch (SQLException _) {
      // It has closed itself already, which is what was wanted.
      return;
    }
  }

  private static StoreUnavailableException failed(SQLException e) {
    return new StoreUnavailableException(
        "The journal cannot be read or written (H2 error " + e.getErrorCode() + ").",
        "See that the disk is neither full nor read-only; nobody is let in until then.",
        e);
  }
}
