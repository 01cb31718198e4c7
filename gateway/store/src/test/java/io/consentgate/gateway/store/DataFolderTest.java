package io.consentgate.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The file version of a data folder is there whole or not at all")
final class DataFolderTest {

  private static final String PRESENT = DataFolder.VERSION + "\n";
  private static final String FORMER = DataFolder.VERSION - 1 + "\n";

  @TempDir private Path folder;

  @Test
  void settle_noVersionYet_notesThePresentOne() throws Exception {
    DataFolder.settle(folder);

    assertThat(Files.readString(version())).isEqualTo(PRESENT);
    assertThat(beside()).doesNotExist();
  }

  @Test
  void settle_formerVersion_isReplacedAndNotWrittenOver() throws Exception {
    Files.writeString(version(), FORMER);
    Path former = Files.createLink(folder.resolve("former"), version());

    DataFolder.settle(folder);

    assertThat(Files.readString(version())).isEqualTo(PRESENT);
    assertThat(Files.readString(former)).isEqualTo(FORMER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "torn"})
  void settle_leftHalfWrittenByAPowerCut_isDoneAnew(String torn) throws Exception {
    Files.writeString(version(), FORMER);
    Files.writeString(beside(), torn);

    DataFolder.take(folder).close();
    DataFolder.settle(folder);

    assertThat(Files.readString(version())).isEqualTo(PRESENT);
    assertThat(beside()).doesNotExist();
  }

  @Test
  void settle_diskThatDoesNotTakeIt_leavesTheFormerVersionForALaterStart() throws Exception {
    Files.writeString(version(), FORMER);
    Path obstacle = Files.createDirectories(beside().resolve("in the way"));

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> DataFolder.settle(folder));

    assertThat(Files.readString(version())).isEqualTo(FORMER);
    Files.delete(obstacle);
    Files.delete(beside());
    DataFolder.take(folder).close();
    DataFolder.settle(folder);
    assertThat(Files.readString(version())).isEqualTo(PRESENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "five\n", "-5\n", "5 5\n"})
  void take_versionThatHoldsNoNumber_isRefusedAndLeftAsItIs(String text) throws IOException {
    Files.writeString(version(), text);

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> DataFolder.take(folder))
        .satisfies(e -> assertThat(e.nextStep()).contains("backup", "--data"));

    assertThat(Files.readString(version())).isEqualTo(text);
    assertThat(folder.resolve("keyring")).doesNotExist();
  }

  private Path version() {
    return folder.resolve("version");
  }

  private Path beside() {
    return folder.resolve("version.tmp");
  }
}
