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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.function.Consumer;

/** Consents, references and their ends: the file {@code journal.mv.db} of a data folder. */
public final class Journal implements AutoCloseable {

  private static final String MIGRATIONS = "classpath:io/consentgate/gateway/store/migration";

  private static final List<String> TABLES =
      List.of(
          "consent_grant",
          "sealed_reference",
          "audit_event",
          "status_archive",
          "erasure",
          "outbox_message",
          "face_service");

  private final Database database;
  private final JournalState state;
  private final LatestGrants latest = new LatestGrants();
  private final H2ReferenceRows references;
  private final FaceService faceService;

  private Journal(Database database, JournalState state) {
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
      return new Journal(file.open(Changes.NONE), new JournalState.Open());
    } catch (StoreUnavailableException e) {
      if (!isThere || DatabaseFile.isHeldElsewhere(e)) {
        throw e;
      }
      return new Journal(
          file.standIn(), new JournalState.Unreadable(String.valueOf(e.getMessage())));
    }
  }

  /** Tells whether this is what the folder holds. */
  public JournalState state() {
    return state;
  }

  /** Returns where the database of a folder lies. */
  public static DatabaseFile file(Path folder) {
    return new DatabaseFile(folder, "journal", MIGRATIONS, TABLES);
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

  @Override
  public void close() {
    database.close();
  }
}
