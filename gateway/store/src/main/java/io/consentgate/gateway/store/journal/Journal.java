package io.consentgate.gateway.store.journal;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.access.AttemptLedger;
import io.consentgate.gateway.access.EntryJournal;
import io.consentgate.gateway.consent.ClockMark;
import io.consentgate.gateway.consent.GrantLedger;
import io.consentgate.gateway.consent.StatusArchive;
import io.consentgate.gateway.enrolment.EnrolmentTickets;
import io.consentgate.gateway.store.StoreUnavailableException;
import io.consentgate.gateway.store.custody.ReferenceRows;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/** The gateway's database, opened, brought to this version's form and checked. */
public final class Journal implements AutoCloseable {

  /** The one file, inside the data folder. */
  public static final String FILE = "journal.mv.db";

  private static final String NAME = "journal";

  private static final String MIGRATIONS = "classpath:io/consentgate/gateway/store/migration";

  /**
   * Closed by us alone; no trace file, which could hold what was written; as many statements stay
   * parsed as a passage uses, which H2's own 8 are not.
   */
  private static final String OPENING =
      ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0;QUERY_CACHE_SIZE=64";

  /** Every table, each after those that it refers to. */
  static final List<String> TABLES =
      List.of(
          "consent_grant",
          "sealed_reference",
          "entitlement",
          "audit_event",
          "attempt",
          "clock_mark",
          "status_archive",
          "erasure",
          "outbox_message");

  private final DataSource source;
  private final Database database;
  private final H2ReferenceRows references;

  private Journal(DataSource source, Database database) {
    this.source = source;
    this.database = database;
    references = new H2ReferenceRows(database);
  }

  /**
   * Opens the database of a folder.
   *
   * @throws StoreUnavailableException if it cannot be opened or is damaged
   */
  public static Journal open(Path folder) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + folder.toAbsolutePath().resolve(NAME) + OPENING);
    source.setUser("sa");
    source.setPassword("");
    try {
      migrate(source);
      Database database = new Database(source::getConnection);
      try {
        database.durably(Journal::readEverything);
        return new Journal(source, database);
      } catch (RuntimeException e) {
        database.close();
        throw e;
      }
    } catch (SQLException | RuntimeException e) {
      throw new StoreUnavailableException(
          "The journal " + NAME + ".mv.db cannot be opened; it is damaged, or the disk is full.",
          "See that the disk is neither full nor read-only; else restore a backup"
              + " (./consentgate restore). Until then nobody can be let in by this gateway.",
          e);
    }
  }

  /** Returns the grants. */
  public GrantLedger grants() {
    return new H2GrantLedger(database);
  }

  /** Returns the grants that nothing is known against here. */
  public List<ConsentGrant> standing() {
    return new H2GrantLedger(database).standing();
  }

  /** Returns the entitlements. */
  public EntitlementBook entitlements() {
    return new EntitlementBook(database);
  }

  /** Returns what takes entries. */
  public EntryJournal entries() {
    return new H2EntryJournal(database);
  }

  /** Returns what counts attempts. */
  public AttemptLedger attempts() {
    return new H2AttemptLedger(database);
  }

  /** Returns the enrolments that grants buy. */
  public EnrolmentTickets enrolments() {
    return new H2EnrolmentTickets(database);
  }

  /** Returns the latest instant seen. */
  public ClockMark clockMark() {
    return new H2ClockMark(database);
  }

  /** Returns what is remembered of the status lists. */
  public StatusArchive statusArchive() {
    return new H2StatusArchive(database);
  }

  /** Returns the audit trail. */
  public AuditRows audit() {
    return new AuditRows(database);
  }

  /** Returns the erasures. */
  public ErasureBook erasures() {
    return new ErasureBook(database);
  }

  /** Returns what waits for the authority. */
  public Outbox outbox() {
    return new Outbox(database);
  }

  /** Returns where sealed references lie. */
  public ReferenceRows references() {
    return references;
  }

  /** Returns how many sealed references lie here. */
  public int referenceCount() {
    return references.count();
  }

  /** Tells whether anybody has enrolled here, whose consent still stands. */
  public boolean hasEnrolments() {
    return database.run(
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement(
                      """
                      SELECT 1 FROM consent_grant WHERE is_enrolment_used AND state = 'STANDING'
                      FETCH FIRST 1 ROW ONLY
                      """);
              ResultSet row = select.executeQuery()) {
            return row.next();
          }
        });
  }

  /** Tells whether a row about a reference lies here. */
  public boolean holdsReference(GrantId grant) {
    return references.holds(grant);
  }

  /**
   * Copies everything as it is at one moment, while others go on reading and writing.
   *
   * @param zip a file that is not there yet; it will hold {@link #FILE}
   * @throws StoreUnavailableException if it cannot be written
   */
  public void backUp(Path zip) {
    try (Connection own = source.getConnection();
        PreparedStatement backup = own.prepareStatement("BACKUP TO ?")) {
      backup.setString(1, zip.toAbsolutePath().toString());
      backup.execute();
    } catch (SQLException e) {
      throw new StoreUnavailableException(
          "The backup cannot be written (H2 error " + e.getErrorCode() + ").",
          "Make room on the disk of the data folder, then try again; nothing was changed.",
          e);
    }
  }

  /**
   * Takes over from an older copy whatever is not known here; see {@link JournalMerge}.
   *
   * @param older folder of the copy, which nobody has open
   * @param entries what to do about entries that nobody knows
   */
  public JournalMerge.Outcome takeOver(Path older, JournalMerge.UnknownEntries entries) {
    try (Journal copy = open(older)) {
      JournalMerge.Outcome outcome =
          copy.database.run(
              from -> database.durably(to -> new JournalMerge(to, from).takeOver(entries)));
      statusArchive().store(statusArchive().load().and(copy.statusArchive().load()));
      return outcome;
    }
  }

  @Override
  public void close() {
    database.close();
  }

  /**
   * Brings the database to this version's form, with connections of its own that are closed
   * afterwards: H2 ties a check constraint to the session that made it until the database is
   * closed.
   */
  private static void migrate(DataSource source) {
    Flyway.configure()
        .dataSource(source)
        .locations(MIGRATIONS)
        .cleanDisabled(true)
        .load()
        .migrate();
  }

  /** Damage shows when a page is read; better now than at the door. */
  private static int readEverything(Connection connection) throws SQLException {
    int rows = 0;
    try (Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        try (ResultSet row = statement.executeQuery("SELECT * FROM " + table)) {
          while (row.next()) {
            rows++;
          }
        }
      }
    }
    return rows;
  }
}
