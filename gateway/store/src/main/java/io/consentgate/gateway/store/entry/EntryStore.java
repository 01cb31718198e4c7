package io.consentgate.gateway.store.entry;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.access.AttemptLedger;
import io.consentgate.gateway.access.EntryJournal;
import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.consent.ClockMark;
import io.consentgate.gateway.store.StoreUnavailableException;
import io.consentgate.gateway.store.database.AuditRows;
import io.consentgate.gateway.store.database.Database;
import io.consentgate.gateway.store.database.DatabaseFile;
import io.consentgate.gateway.store.entry.EntryChange.TurnedAway;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;

/** The files {@code entry.log} and {@code entry.mv.db} of a data folder. */
public final class EntryStore implements AutoCloseable {

  private static final String MIGRATIONS = "classpath:io/consentgate/gateway/store/entry";

  private static final String REMEDY =
      "move it and entry.log out of the folder and start again: tickets then come anew from the"
          + " authority, and count as unused.";

  private static final List<String> TABLES =
      List.of("entitlement", "audit_event", "attempt", "clock_mark", "entry_mark");

  /** First the door, then the books; and the books before whoever comes next. */
  private static final Duration UNTIL_FOLLOWED = Duration.ofMillis(20);

  /** How long the log may say who used a ticket after whom. */
  private static final Duration UNTIL_EMPTIED = Duration.ofSeconds(1);

  private final EntryLog log;
  private final Logbook logbook;
  private final LoggedAttempts attempts;
  private final Database database;
  private final Settling following;
  private final Settling settling;

  private EntryStore(EntryLog log, LoggedAttempts attempts, Logbook logbook, Database database) {
    this.log = log;
    this.logbook = logbook;
    this.attempts = attempts;
    this.database = database;
    settling = new Settling(UNTIL_EMPTIED, this::settle);
    following = new Settling(UNTIL_FOLLOWED, this::follow);
  }

  /**
   * Opens the files of a folder, or makes them.
   *
   * @param folder the data folder
   * @param journal the other database of that folder; one of form 2 has what belongs here
   * @throws StoreUnavailableException if one of them cannot be opened or is damaged
   */
  public static EntryStore open(Path folder, DatabaseFile journal) {
    EntryLog log = EntryLog.open(folder);
    try {
      LoggedAttempts attempts = new LoggedAttempts();
      Logbook logbook = new Logbook(log, attempts);
      Database database =
          new DatabaseFile(folder, "entry", MIGRATIONS, TABLES, REMEDY).open(logbook);
      return new EntryStore(log, attempts, logbook, takenOver(database, journal, logbook));
    } catch (RuntimeException e) {
      log.close();
      throw e;
    }
  }

  /** Returns the entitlements. */
  public EntitlementBook entitlements() {
    return new EntitlementBook(database);
  }

  /** Returns what takes entries. */
  public EntryJournal entries() {
    return new LoggedEntries(database, this::write);
  }

  /** Returns what counts attempts. */
  public AttemptLedger attempts() {
    return attempts;
  }

  /** Returns the latest instant seen. */
  public ClockMark clockMark() {
    return new H2ClockMark(database);
  }

  /** Returns counts of what was written down about passages. */
  public AuditRows audit() {
    return new AuditRows(database);
  }

  /** Writes down that somebody was shown the other way; on the disk before this returns. */
  public void append(AuditEvent.Diverted event) {
    database.beside(
        () -> {
          write(new TurnedAway(event));
          return event;
        });
  }

  /** Forgets the tries of a grant whose consent has ended, durably. Idempotent. */
  public void forgetAttempts(GrantId grant) {
    if (!attempts.forget(grant)) {
      return;
    }
    database.durably(
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement("DELETE FROM attempt WHERE grant_id = ?")) {
            delete.setObject(1, grant.value());
            return delete.executeUpdate();
          }
        });
  }

  @Override
  public void close() {
    following.end();
    settling.end();
    try {
      settle();
    } finally {
      database.close();
      log.close();
    }
  }

  private static Database takenOver(Database database, DatabaseFile journal, Logbook logbook) {
    try {
      database.durably(
          connection -> {
            int rows = new FormerTables(journal).takeOver(connection);
            logbook.loadTries(connection);
            return rows;
          });
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private void write(EntryChange change) {
    logbook.write(change);
    following.begin();
  }

  private void follow() {
    settling.begin();
    database.run(_ -> true);
  }

  private void settle() {
    database.durably(_ -> true);
  }
}
