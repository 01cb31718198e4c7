package io.consentgate.gateway.store.database;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
  void addChecks_leftHalfDoneBefore_isOverwrittenAndDoneAnew() throws Exception {
    fileOfH2Alone();
    Path left =
        Files.write(folder.resolve("some.mv.db.checked"), "half".repeat(99).getBytes(US_ASCII));
    Path witness = Files.createLink(folder.resolve("witness"), left);

    PlainFile.addChecks(path());

    assertThat(texts(DatabaseFile.address(folder, "some"))).isEqualTo("there");
    assertThat(Files.readAllBytes(witness)).isEqualTo(new byte[4 * 99]);
    assertThat(left).doesNotExist();
  }

  @Test
  @DisplayName("What is erased later is not left in the free blocks of the file without checks")
  void addChecks_fileOfH2Alone_overwritesTheFormerFile() throws Exception {
    byte[] plain = fileOfH2Alone();
    Path witness = Files.createLink(folder.resolve("witness"), path());

    PlainFile.addChecks(path());

    assertThat(Files.readAllBytes(witness)).isEqualTo(new byte[plain.length]);
  }

  @ParameterizedTest
  @EnumSource(Replacement.Step.class)
  void addChecks_cutOffAtAnyStep_canBeReadAndIsFinishedByTheNextCall(Replacement.Step last)
      throws Exception {
    byte[] plain = fileOfH2Alone();
    Path witness = Files.createLink(folder.resolve("witness"), path());

    assertThatThrownBy(
            () ->
                PlainFile.addChecks(
                    path(),
                    step -> {
                      if (step == last) {
                        throw new PowerCut();
                      }
                    }))
        .isInstanceOf(PowerCut.class);

    assertThat(content()).isEqualTo(plain);
    if (last.compareTo(Replacement.Step.REPLACED) < 0) {
      assertThat(Files.readAllBytes(witness)).isEqualTo(plain);
    }
    PlainFile.addChecks(path());
    assertThat(content()).isEqualTo(plain);
    assertThat(texts(DatabaseFile.address(folder, "some"))).isEqualTo("there");
    assertThat(Files.readAllBytes(witness)).isEqualTo(new byte[plain.length]);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(path(), witness);
    }
  }

  @Test
  void addChecks_cutOffInTheMiddleOfOverwriting_isFinishedByTheNextCall() throws Exception {
    byte[] plain = fileOfH2Alone();
    PlainFile.addChecks(path());
    byte[] checked = Files.readAllBytes(path());
    Path former = folder.resolve("some.mv.db.former");
    Arrays.fill(plain, 0, plain.length / 2, (byte) 0);
    Path witness = Files.createLink(folder.resolve("witness"), Files.write(former, plain));

    PlainFile.addChecks(path());

    assertThat(Files.readAllBytes(witness)).isEqualTo(new byte[plain.length]);
    assertThat(former).doesNotExist();
    assertThat(Files.readAllBytes(path())).isEqualTo(checked);
  }

  @Test
  void addChecks_fileThatIsNone_isLeftAlone() throws IOException {
    byte[] garbage = "no database".repeat(900).getBytes(US_ASCII);
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

  private static final class PowerCut extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }
}
