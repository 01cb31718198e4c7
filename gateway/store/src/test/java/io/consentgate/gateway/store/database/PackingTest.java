package io.consentgate.gateway.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PackingTest {

  private static final Question<String> TEXT =
      new Question<>("SELECT text FROM note WHERE id = ?", row -> row.getString(1));

  /** So many states of 8 KB are more than a file is left with. */
  private static final int STATES = 1500;

  @TempDir private Path folder;

  @Test
  void close_largeFileMostlyOfThePast_isPackedAndHoldsThePresent() throws IOException {
    Path file = folder.resolve("note.mv.db");
    try (Database database = open()) {
      database.durably(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              statement.execute("CREATE TABLE note (id INT PRIMARY KEY, text VARCHAR(8000))");
              return statement.executeUpdate("INSERT INTO note VALUES (1, '')");
            }
          });
      for (int i = 0; i < STATES; i++) {
        String text = i + "-".repeat(4000);
        database.durably(
            connection -> {
              try (PreparedStatement update =
                  connection.prepareStatement("UPDATE note SET text = ?")) {
                update.setString(1, text);
                return update.executeUpdate();
              }
            });
      }
      assertThat(Files.size(file)).isGreaterThan(Packing.LARGE);
    }

    assertThat(Files.size(file)).isLessThan(Packing.LARGE / 4);
    try (Database database = open()) {
      assertThat(database.find(TEXT, 1)).get().asString().startsWith((STATES - 1) + "-");
    }
  }

  private Database open() {
    return new DatabaseFile(
            folder, "note", "classpath:io/consentgate/gateway/store/entry", List.of(), "")
        .open(Changes.NONE);
  }
}
