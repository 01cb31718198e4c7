package io.consentgate.evaluation.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {

  @TempDir private Path folder;

  @Test
  void open_newFolder_isForItsOwnerOnly() throws Exception {
    DataFolder data = DataFolder.open(folder.resolve("data"));

    for (Path path : new Path[] {data.root(), data.authority(), data.gateway(), data.logs()}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void open_existingFolder_keepsWhatIsThere() throws Exception {
    Path kept = DataFolder.open(folder).gateway().resolve("kept");
    Files.writeString(kept, "kept");

    DataFolder.open(folder);

    assertThat(kept).hasContent("kept");
  }

  @Test
  void open_fileInItsPlace_saysWhatToDo() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> DataFolder.open(file))
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining("--data");
  }
}
