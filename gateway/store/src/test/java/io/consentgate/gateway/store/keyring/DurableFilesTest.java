package io.consentgate.gateway.store.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files longer than what is written, read or overwritten at a time. */
final class DurableFilesTest {

  private static final int LENGTH = 100_000;

  @TempDir private Path folder;

  @Test
  void overwrite_longFile_leavesZerosOfTheSameLength() throws IOException {
    Path file = file(ones(LENGTH));

    DurableFiles.overwrite(file);

    assertThat(Files.readAllBytes(file)).isEqualTo(new byte[LENGTH]);
  }

  @Test
  void put_fileThatIsLonger_isFilledUpWithZeros() throws IOException {
    Path file = file(ones(LENGTH));

    boolean isMade = DurableFiles.put(file, ones(50), 50);

    assertThat(isMade).isFalse();
    assertThat(Files.readAllBytes(file)).isEqualTo(Arrays.copyOf(ones(50), LENGTH));
  }

  @Test
  void put_fileThatHasRoomForWhatIsNeeded_keepsItsLength() throws IOException {
    Path file = file(new byte[60]);

    DurableFiles.put(file, Arrays.copyOf(ones(50), 80), 50);

    assertThat(Files.readAllBytes(file)).isEqualTo(Arrays.copyOf(ones(50), 60));
  }

  @Test
  void put_fileThatIsTooShortOrMissing_becomesAsLongAsAllBytes() throws IOException {
    Path shorter = file(new byte[40]);
    Path missing = folder.resolve("missing");

    assertThat(DurableFiles.put(shorter, ones(80), 50)).isFalse();
    assertThat(DurableFiles.put(missing, ones(80), 50)).isTrue();

    assertThat(Files.readAllBytes(shorter)).isEqualTo(ones(80));
    assertThat(Files.readAllBytes(missing)).isEqualTo(ones(80));
  }

  @Test
  void names_severalFiles_areTheirNamesAlone() throws IOException {
    file(new byte[1]);
    Files.createFile(folder.resolve("other.tmp"));

    assertThat(Set.copyOf(DurableFiles.names(folder))).isEqualTo(Set.of("some", "other.tmp"));
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("some"), bytes);
  }

  private static byte[] ones(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 1);
    return bytes;
  }
}
