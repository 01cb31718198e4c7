package io.consentgate.gateway.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.gateway.store.database.DatabaseFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalMergeTest {

  @TempDir private Path folder;

  @Test
  @DisplayName("A restore leaves no table out, and a start reads each of them")
  void tables_ofANewJournal_areAllKnown() throws Exception {
    Journal.open(folder).close();
    Set<String> tables = new TreeSet<>();
    try (Connection connection =
            DriverManager.getConnection(DatabaseFile.address(folder, "journal"), "sa", "");
        ResultSet row = connection.getMetaData().getTables(null, "PUBLIC", "%", null)) {
      while (row.next()) {
        tables.add(row.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
      }
    }
    tables.remove("flyway_schema_history");

    assertThat(JournalMerge.tables()).containsExactlyInAnyOrderElementsOf(tables);
    assertThat(Journal.TABLES).containsExactlyInAnyOrderElementsOf(tables);
  }
}
