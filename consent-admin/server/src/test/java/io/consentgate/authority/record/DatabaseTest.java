package io.consentgate.authority.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseTest {

  @TempDir private Path folder;

  @Test
  void transact_afterClosing_isRefusedAndLeavesTheFolderToTheNext() throws Exception {
    Database former = Database.open(folder);
    former.close();

    assertThatExceptionOfType(StorageException.class)
        .isThrownBy(() -> former.transact(Connection::getCatalog))
        .withStackTraceContaining("the database is closed");

    try (Database next = Database.open(folder)) {
      assertThat(next.transact(Connection::isClosed)).isFalse();
    }
  }
}
