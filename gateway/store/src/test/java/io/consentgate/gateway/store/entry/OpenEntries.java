package io.consentgate.gateway.store.entry;

import io.consentgate.contract.entitlement.EntitlementId;
import io.consentgate.contract.exchange.EntitlementRow;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.audit.WayIn;
import io.consentgate.gateway.store.database.DatabaseFile;
import io.consentgate.gateway.store.journal.Journal;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An entry store in a folder of its own. */
abstract class OpenEntries {

  static final Instant NOW = TestClock.START;
  static final GrantId ID = Samples.grantId(1);
  static final EntitlementId TICKET = Samples.entitlementId(1);
  static final AuditEvent.Admitted ADMITTED =
      new AuditEvent.Admitted(NOW, Samples.PORTAL, WayIn.PASS);
  static final AuditEvent.DidNotOpen SHUT = new AuditEvent.DidNotOpen(NOW, Samples.PORTAL);
  static final AuditEvent.Diverted DIVERTED =
      new AuditEvent.Diverted(NOW, Samples.PORTAL, WayIn.FACE, "NOT_MATCHED");

  @TempDir Path folder;
  EntryStore store;

  @BeforeEach
  void open() {
    store = open(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  void reopen() {
    store.close();
    store = open(folder);
  }

  /**
   * What the disk holds now, as a power cut would leave it, opened elsewhere. The log comes before
   * the database, which may take over what stands in it meanwhile.
   */
  void cutPower(Path elsewhere) throws IOException {
    Files.createDirectories(elsewhere);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
        Files.copy(file, elsewhere.resolve(file.getFileName()));
      }
    }
    store.close();
    folder = elsewhere;
    store = open(elsewhere);
  }

  /** As H2 does when the disk does not take what it writes in the background. */
  void closeItself(String name) throws SQLException {
    String address = DatabaseFile.address(folder, name);
    try (Connection other = DriverManager.getConnection(address, "sa", "");
        Statement statement = other.createStatement()) {
      statement.execute("SHUTDOWN IMMEDIATELY");
    }
  }

  void keepTicket(int entries) {
    store.entitlements().keep(List.of(row(1, entries, 5)));
  }

  int left() {
    return store.entitlements().find(TICKET).orElseThrow().entriesLeft();
  }

  static EntitlementRow row(long number, int entries, long sequence) {
    return new EntitlementRow(
        Samples.entitlementId(number).hex(),
        List.of("main", "side"),
        NOW.minusSeconds(60),
        NOW.plusSeconds(60),
        entries,
        sequence);
  }

  private static EntryStore open(Path folder) {
    return EntryStore.open(folder, Journal.file(folder));
  }
}
