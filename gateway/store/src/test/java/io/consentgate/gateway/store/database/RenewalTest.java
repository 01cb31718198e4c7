package io.consentgate.gateway.store.database;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consentgate.gateway.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("BF-10: a database of an older form is brought to this version's whole, or not at all")
final class RenewalTest {

  private static final String SECOND_FORM = "V2__more.sql";

  @TempDir private Path folder;
  @TempDir private Path forms;

  @BeforeEach
  void olderForm() throws IOException {
    form("V1__some.sql", "CREATE TABLE kept (text VARCHAR); INSERT INTO kept VALUES ('there');");
    file().open(Changes.NONE).close();
  }

  @Test
  void open_olderForm_keepsRowsAndOverwritesTheFormerFile() throws Exception {
    Path witness = Files.createLink(folder.resolve("witness"), path());
    newerForm();

    assertThat(texts()).isEqualTo("there and more");
    assertThat(Files.readAllBytes(witness)).containsOnly(0);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(path(), witness);
    }
  }

  @Test
  @DisplayName("What cannot be done a second time is not begun in the file itself")
  void open_changeFailsHalfWay_canBeDoneAnewLater() throws Exception {
    form(
        SECOND_FORM,
        "ALTER TABLE kept ADD COLUMN more VARCHAR; ALTER TABLE none ADD COLUMN m INT;");
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> file().open(Changes.NONE));
    newerForm();

    assertThat(texts()).isEqualTo("there and more");
  }

  @Test
  void open_copyLeftByAStartThatWasCutOff_isOverwrittenAndMadeAnew() throws Exception {
    Path left = Files.write(folder.resolve("some.new.mv.db"), "half".repeat(99).getBytes(US_ASCII));
    Path witness = Files.createLink(folder.resolve("witness"), left);
    newerForm();

    assertThat(texts()).isEqualTo("there and more");
    assertThat(Files.readAllBytes(witness)).containsOnly(0);
    assertThat(left).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource(Replacement.Step.class)
  void put_cutOffAtAnyStep_leavesOneOfBothWholeAndOverwritesTheFormer(Replacement.Step last)
      throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "former");
    Path beside = Files.writeString(folder.resolve("beside"), "newer");
    Path witness = Files.createLink(folder.resolve("witness"), file);

    assertThatThrownBy(() -> new Replacement(file, step -> stopAt(step, last)).put(beside))
        .isInstanceOf(PowerCut.class);
    new Replacement(file, _ -> {}).finish();

    boolean isReplaced = last.compareTo(Replacement.Step.REPLACED) >= 0;
    assertThat(file).hasContent(isReplaced ? "newer" : "former");
    assertThat(witness).hasBinaryContent(isReplaced ? new byte[6] : "former".getBytes(US_ASCII));
    assertThat(folder.resolve("file.former")).doesNotExist();
  }

  private static void stopAt(Replacement.Step step, Replacement.Step last) {
    if (step == last) {
      throw new PowerCut();
    }
  }

  private String texts() throws IOException {
    try (Database database = file().open(Changes.NONE)) {
      return database.durably(
          connection -> {
            try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT text || more FROM kept")) {
              return row.next() ? row.getString(1) : "";
            }
          });
    }
  }

  private void newerForm() throws IOException {
    form(
        SECOND_FORM,
        "ALTER TABLE kept ADD COLUMN more VARCHAR; UPDATE kept SET more = ' and more';"
            + " CREATE TABLE other (id INT);");
  }

  private void form(String name, String script) throws IOException {
    Files.writeString(forms.resolve(name), script);
  }

  private DatabaseFile file() {
    return new DatabaseFile(folder, "some", "filesystem:" + forms, List.of("kept"), "mend it.");
  }

  private Path path() {
    return folder.resolve("some.mv.db");
  }

  private static final class PowerCut extends RuntimeException {

    private static final long serialVersionUID = 1;
  }
}
