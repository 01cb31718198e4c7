package io.consentgate.gateway.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlainFileTest {

  @TempDir private Path folder;

  @Test
  void addChecks_fileOfH2Alone_isReadAsBefore() throws Exception {
    byte[] plain = fileOfH2Alone();

    PlainFile.addChecks(path());
    byte[] checked = Files.readAllBytes(path());
    PlainFile.addChecks(path());

    assertThat(checked).hasSize(plain.length / CheckedFile.BLOCK * CheckedFile.FRAME);
    assertThat(Files.readAllBytes(path())).isEqualTo(checked);
    assertThat(content()).isEqualTo(plain);
    assertThat(texts(DatabaseFile.address(folder, "some"))).isEqualTo("there");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(path());
    }
  }

  @Test
  void addChecks_leftHalfDoneBefore_isDoneAnew() throws Exception {
    fileOfH2Alone();
    Files.write(folder.resolve("some.mv.db.checked"), new byte[99]);

    PlainFile.addChecks(path());

    assertThat(texts(DatabaseFile.address(folder, "some"))).isEqualTo("there");
    assertThat(folder.resolve("some.mv.db.checked")).doesNotExist();
  }

  @Test
  void addChecks_fileThatIsNone_isLeftAlone() throws IOException {
    byte[] garbage = "no database".repeat(900).getBytes(StandardCharsets.US_ASCII);
    Files.write(path(), garbage);

    PlainFile.addChecks(path());

    assertThat(Files.readAllBytes(path())).isEqualTo(garbage);
  }

  @Test
  void contentOf_fileWithoutChecks_isTheFile() throws Exception {
    byte[] plain = fileOfH2Alone();

    assertThat(content()).isEqualTo(plain);
  }

  private byte[] content() throws IOException {
    try (InputStream content = PlainFile.contentOf(path())) {
      return content.readAllBytes();
    }
  }

  private byte[] fileOfH2Alone() throws SQLException, IOException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("some"), "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE thing(text VARCHAR)");
      statement.execute("INSERT INTO thing VALUES ('there')");
    }
    return Files.readAllBytes(path());
  }

  private Path path() {
    return folder.resolve("some.mv.db");
  }

  private static String texts(String address) throws SQLException {
    try (Connection connection = DriverManager.getConnection(address, "sa", "");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT text FROM thing")) {
      row.next();
      return row.getString(1);
    }
  }
}
