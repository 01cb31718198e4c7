package io.consentgate.gateway.store.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("CN-34: what passes between the key ring's files and its arrays stays nowhere else")
final class ZeroedTransferTest {

  @TempDir private Path folder;

  /** After whatever a test does. */
  @AfterEach
  void nothingStays() {
    ByteBuffer piece = ZeroedTransfer.PIECE.duplicate().clear();
    byte[] left = new byte[piece.remaining()];
    piece.get(left);

    assertThat(left).isEqualTo(new byte[left.length]);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 32_767, 32_768, 32_769, 100_000})
  void read_afterWrite_isWhatWasWritten(int length) throws IOException {
    byte[] bytes = bytes(length);
    Path file = folder.resolve("file");
    try (FileChannel channel = writing(file)) {
      ZeroedTransfer.write(channel, bytes, length, 0);
    }

    assertThat(ZeroedTransfer.read(file)).isEqualTo(bytes);
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Test
  void write_partOfAnArray_leavesTheRestOfTheFileAlone() throws IOException {
    Path file = Files.write(folder.resolve("file"), bytes(50));
    byte[] other = new byte[10];
    Arrays.fill(other, (byte) 7);
    byte[] wanted = bytes(50);
    Arrays.fill(wanted, 20, 24, (byte) 7);

    try (FileChannel channel = writing(file)) {
      ZeroedTransfer.write(channel, other, 4, 20);
    }

    assertThat(Files.readAllBytes(file)).isEqualTo(wanted);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 40_000, 70_000})
  void read_upTo_isNoMoreThanThatAndNoMoreThanThereIs(int most) throws IOException {
    Path file = Files.write(folder.resolve("file"), bytes(50_000));

    assertThat(ZeroedTransfer.read(file, most))
        .isEqualTo(Arrays.copyOf(bytes(50_000), Math.min(most, 50_000)));
  }

  @Test
  void writeZeros_middleOfALongFile_isAllThatChanges() throws IOException {
    Path file = Files.write(folder.resolve("file"), bytes(100_000));
    byte[] wanted = bytes(100_000);
    Arrays.fill(wanted, 10, 90_000, (byte) 0);

    try (FileChannel channel = writing(file)) {
      ZeroedTransfer.writeZeros(channel, 10, 90_000);
    }

    assertThat(Files.readAllBytes(file)).isEqualTo(wanted);
  }

  @ParameterizedTest(name = "byte {0}")
  @ValueSource(ints = {0, 32_767, 32_768, 99_999})
  void isBlank_oneByteIsNotZero_isFound(int at) throws IOException {
    byte[] bytes = new byte[100_000];
    Path file = Files.write(folder.resolve("file"), bytes);
    assertThat(ZeroedTransfer.isBlank(file)).isTrue();

    bytes[at] = 1;
    Files.write(file, bytes);

    assertThat(ZeroedTransfer.isBlank(file)).isFalse();
  }

  @Test
  void read_fileThatIsNotThere_saysSo() {
    assertThatThrownBy(() -> ZeroedTransfer.read(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  private static FileChannel writing(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
