package io.consentgate.gateway.store.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.gateway.store.journal.Journal;
import io.consentgate.gateway.testing.Samples;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FormerTablesTest {

  @TempDir private Path folder;

  @Test
  void open_folderOfFormTwo_takesTicketsTriesAndMarkOverOnce() throws SQLException {
    formTwo();

    for (int start = 0; start < 2; start++) {
      try (EntryStore entries = EntryStore.open(folder, Journal.file(folder));
          Journal journal = Journal.open(folder)) {
        assertThat(journal.referenceCount()).isZero();
        assertThat(entries.entitlements().find(OpenEntries.TICKET).orElseThrow().entriesLeft())
            .isEqualTo(3 - start);
        assertThat(entries.entitlements().highestSequence()).isEqualTo(5);
        assertThat(entries.attempts().waitUntil(OpenEntries.ID)).isEqualTo(OpenEntries.NOW);
        assertThat(entries.clockMark().load().latest()).isEqualTo(OpenEntries.NOW);
        assertThat(entries.entries().take(OpenEntries.TICKET, OpenEntries.ADMITTED)).isPresent();
      }
    }
  }

  /** A journal as version 1 left it, with one ticket of five entries, two of them used. */
  private void formTwo() throws SQLException {
    String address = "jdbc:h2:file:" + folder.resolve("journal");
    Flyway.configure()
        .dataSource(address, "sa", "")
        .locations("classpath:io/consentgate/gateway/store/migration")
        .target("1")
        .load()
        .migrate();
    try (Connection connection = DriverManager.getConnection(address, "sa", "");
        Statement insert = connection.createStatement()) {
      insert.execute(
          """
          INSERT INTO entitlement VALUES ('%s', ARRAY['main'], TIMESTAMP '2020-01-01 00:00:00',
            TIMESTAMP '2090-01-01 00:00:00', 5, 2, 5)
          """
              .formatted(OpenEntries.TICKET.hex()));
      insert.execute(
          """
          INSERT INTO consent_grant VALUES ('%1$s', '%1$s', 'p', 'c', 'm', 'g', '%2$s', 's', 1,
            TIMESTAMP '2020-01-01 00:00:00', TIMESTAMP '2020-01-01 00:00:00',
            TIMESTAMP '2020-02-01 00:00:00', 'j', '%2$s', 'STANDING', FALSE)
          """
              .formatted(OpenEntries.ID.value(), Samples.entitlementId(1).hex()));
      insert.execute(
          "INSERT INTO attempt VALUES ('%s', 0, TIMESTAMP WITH TIME ZONE '%s')"
              .formatted(OpenEntries.ID.value(), OpenEntries.NOW));
      insert.execute(
          "INSERT INTO clock_mark VALUES (1, TIMESTAMP WITH TIME ZONE '%s')"
              .formatted(OpenEntries.NOW));
    }
  }
}
