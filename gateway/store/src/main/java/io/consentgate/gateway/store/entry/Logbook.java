package io.consentgate.gateway.store.entry;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.store.database.AuditRows;
import io.consentgate.gateway.store.database.Changes;
import io.consentgate.gateway.store.entry.EntryChange.GivenBack;
import io.consentgate.gateway.store.entry.EntryChange.Taken;
import io.consentgate.gateway.store.entry.EntryChange.Tried;
import io.consentgate.gateway.store.entry.EntryChange.TurnedAway;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/**
 * The log, and how far the database has followed it. Used inside work on the database only, which
 * one thread at a time does.
 */
final class Logbook implements Changes {

  private final EntryLog log;
  private final LoggedAttempts attempts;

  /** All frames in the log, oldest first. */
  private final Deque<EntryFrame> frames = new ArrayDeque<>();

  /** Sequence of the latest frame that the database has. */
  private long mark;

  private boolean isRead;

  Logbook(EntryLog log, LoggedAttempts attempts) {
    this.log = log;
    this.attempts = attempts;
  }

  /** Brings a change to the disk, and with it every try that is not there yet. */
  void write(EntryChange change) {
    List<Tried> along = attempts.unwritten();
    List<EntryChange> changes = new ArrayList<>(along);
    changes.add(change);
    frames.add(log.append(changes));
    attempts.wrote(along);
  }

  @Override
  public void opened(Connection connection) throws SQLException {
    mark = mark(connection);
    if (!isRead) {
      frames.addAll(log.readAfter(mark));
      loadTries(connection);
      frames.forEach(frame -> frame.changes().forEach(this::load));
      isRead = true;
    }
  }

  /** Loads the tries that the database has. */
  void loadTries(Connection connection) throws SQLException {
    rows(connection).forEach(attempts::load);
  }

  private void load(EntryChange change) {
    if (change instanceof Tried tried) {
      attempts.load(tried);
    }
  }

  @Override
  public boolean areApplied() {
    return frames.isEmpty() || frames.getLast().sequence() <= mark;
  }

  @Override
  public void applyTo(Connection connection) throws SQLException {
    for (EntryFrame frame : frames) {
      if (frame.sequence() > mark) {
        for (EntryChange change : frame.changes()) {
          apply(connection, change);
        }
      }
    }
    setMark(connection, frames.getLast().sequence());
  }

  @Override
  public void applied() {
    mark = frames.getLast().sequence();
  }

  @Override
  public boolean areUrgent() {
    return log.isFilling();
  }

  @Override
  public void onDisk() {
    if (areApplied()) {
      log.empty();
      frames.clear();
    }
  }

  private static void apply(Connection connection, EntryChange change) throws SQLException {
    switch (change) {
      case Taken(var entitlement, int used, var event) -> {
        setUsed(connection, entitlement.hex(), used);
        AuditRows.insert(connection, event);
      }
      case GivenBack(var entitlement, int used, var event) -> {
        setUsed(connection, entitlement.hex(), used);
        AuditRows.insert(connection, event);
      }
      case TurnedAway(var event) -> AuditRows.insert(connection, event);
      case Tried tried -> count(connection, tried);
    }
  }

  private static void setUsed(Connection connection, String entitlement, int used)
      throws SQLException {
    update(connection, "UPDATE entitlement SET used = ? WHERE id = ?", used, entitlement);
  }

  private static void count(Connection connection, Tried tried) throws SQLException {
    if (tried.isNothing()) {
      update(connection, "DELETE FROM attempt WHERE grant_id = ?", tried.grant().value());
    } else {
      update(
          connection,
          "MERGE INTO attempt KEY (grant_id) VALUES (?, ?, ?)",
          tried.grant().value(),
          tried.failures(),
          tried.waitUntil());
    }
  }

  private static List<Tried> rows(Connection connection) throws SQLException {
    List<Tried> rows = new ArrayList<>();
    try (PreparedStatement select =
            connection.prepareStatement("SELECT grant_id, failures, wait_until FROM attempt");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        rows.add(
            new Tried(
                new GrantId(row.getObject(1, UUID.class)),
                row.getInt(2),
                row.getObject(3, Instant.class)));
      }
    }
    return rows;
  }

  private static long mark(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("SELECT sequence FROM entry_mark");
        ResultSet row = select.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  private static void setMark(Connection connection, long sequence) throws SQLException {
    update(connection, "MERGE INTO entry_mark KEY (id) VALUES (1, ?)", sequence);
  }

  private static void update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        update.setObject(i + 1, values[i]);
      }
      update.executeUpdate();
    }
  }
}
