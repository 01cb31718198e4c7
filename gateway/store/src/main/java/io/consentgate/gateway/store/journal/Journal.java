package io.consentgate.gateway.store.journal;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.consent.GrantLedger;
import io.consentgate.gateway.consent.StatusArchive;
import io.consentgate.gateway.enrolment.EnrolmentTickets;
import io.consentgate.gateway.store.StoreUnavailableException;
import io.consentgate.gateway.store.custody.ReferenceRows;
import io.consentgate.gateway.store.database.AuditRows;
import io.consentgate.gateway.store.database.Changes;
import io.consentgate.gateway.store.database.Database;
import io.consentgate.gateway.store.database.DatabaseFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Consents, references and their ends: the file {@code journal.mv.db} of a data folder. */
public final class Journal implements AutoCloseable {

  /** The one file, inside the data folder. */
  public static final String FILE = "journal.mv.db";

  private static final String MIGRATIONS = "classpath:io/consentgate/gateway/store/migration";

  private static final String REMEDY = "restore a backup (./consentgate restore).";

  /** Every table, each after those that it refers to. */
  static final List<String> TABLES =
      List.of(
          "consent_grant",
          "sealed_reference",
          "audit_event",
          "status_archive",
          "erasure",
          "outbox_message",
          "face_service");

  private final DatabaseFile file;
  private final Database database;
  private final JournalState state;
  private final LatestGrants latest = new LatestGrants();
  private final H2ReferenceRows references;
  private final FaceService faceService;

  private Journal(DatabaseFile file, Database database, JournalState state) {
    this.file = file;
    this.database = database;
    this.state = state;
    references = new H2ReferenceRows(database);
    faceService = new FaceService(database);
  }

  /**
   * Opens the database of a folder, or makes it. One that is damaged is left alone, and an empty
   * one in memory stands in: whoever comes without a face is not to wait for its repair.
   *
   * @throws StoreUnavailableException if it cannot be made, or another program holds it
   */
  public static Journal open(Path folder) {
    DatabaseFile file = file(folder);
    boolean isThere = file.exists();
    try {
      return openWhole(folder);
    } catch (StoreUnavailableException e) {
      if (!isThere || DatabaseFile.isHeldElsewhere(e)) {
        throw e;
      }
      return new Journal(
          file, file.standIn(), new JournalState.Unreadable(String.valueOf(e.getMessage())));
    }
  }

  /**
   * Opens the database of a folder, or makes it.
   *
   * @throws StoreUnavailableException if it cannot be opened or is damaged
   */
  public static Journal openWhole(Path folder) {
    DatabaseFile file = file(folder);
    return new Journal(file, file.open(Changes.NONE), new JournalState.Open());
  }

  /** Tells whether this is what the folder holds. */
  public JournalState state() {
    return state;
  }

  /** Returns where the database of a folder lies. */
  public static DatabaseFile file(Path folder) {
    return new DatabaseFile(folder, "journal", MIGRATIONS, TABLES, REMEDY);
  }

  /** Returns the grants. */
  public GrantLedger grants() {
    return new H2GrantLedger(database, latest);
  }

  /** Returns the grants that nothing is known against here. */
  public List<ConsentGrant> standing() {
    return new H2GrantLedger(database, latest).standing();
  }

  /** Returns the enrolments that grants buy. */
  public EnrolmentTickets enrolments() {
    return new H2EnrolmentTickets(database);
  }

  /** Returns what is remembered of the status lists. */
  public StatusArchive statusArchive() {
    return new H2StatusArchive(database);
  }

  /** Returns what was written down about consents. */
  public AuditRows audit() {
    return new AuditRows(database);
  }

  /**
   * Returns the erasures.
   *
   * @param others forgets what is kept about a grant elsewhere; idempotent
   */
  public ErasureBook erasures(Consumer<GrantId> others) {
    return new ErasureBook(database, others);
  }

  /** Returns whether the service that compares faces is ended. */
  public FaceService faceService() {
    return faceService;
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

  /**
   * Tells whether anybody has enrolled here, whose consent still stands; assumed of a journal that
   * cannot be read.
   */
  public boolean hasEnrolments() {
    return state instanceof JournalState.Unreadable || hasRowsOfEnrolments();
  }

  private boolean hasRowsOfEnrolments() {
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
   * @throws StoreUnavailableException if it cannot be written, or this is not what the folder holds
   */
  public void backUp(Path zip) {
    if (state instanceof JournalState.Unreadable(String reason)) {
      throw new StoreUnavailableException(reason, "There is nothing to make a backup of.");
    }
    try (Connection own = file.connectAsItIs();
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
   * @param isAfresh whether this journal is an empty one, in place of one that is lost
   * @return the grants that were not known here
   */
  public Set<GrantId> takeOver(Path older, boolean isAfresh) {
    try (Journal copy = openWhole(older)) {
      Set<GrantId> grants =
          copy.database.run(
              from -> database.durably(to -> new JournalMerge(to, from).takeOver(isAfresh)));
      statusArchive().store(statusArchive().load().and(copy.statusArchive().load()));
      return grants;
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
