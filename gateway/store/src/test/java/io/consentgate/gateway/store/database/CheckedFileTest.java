package io.consentgate.gateway.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckedFileTest {

  private static final int BLOCK = CheckedFile.BLOCK;
  private static final int BLOCKS = 200;

  @TempDir private Path folder;

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void read_afterAnyWritesAndCuts_isWhatAPlainFileWouldHold(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] model = {};
    try (FileChannel file = open()) {
      for (int i = 0; i < 60; i++) {
        if (random.nextInt(8) == 0) {
          model = Arrays.copyOf(model, random.nextInt(model.length / BLOCK + 1) * BLOCK);
          file.truncate(model.length);
        } else {
          byte[] some = noise(random, 1 + random.nextInt(80));
          int at = random.nextInt(BLOCKS) * BLOCK;
          model = Arrays.copyOf(model, Math.max(model.length, at + some.length));
          System.arraycopy(some, 0, model, at, some.length);
          assertThat(file.write(ByteBuffer.wrap(some), at)).isEqualTo(some.length);
        }
        assertThat(file.size()).isEqualTo(model.length);
        int from = random.nextInt(model.length + 1);
        int length = random.nextInt(300_000);
        assertThat(read(file, from, length))
            .isEqualTo(Arrays.copyOfRange(model, from, Math.min(model.length, from + length)));
      }
    }
    try (InputStream content = PlainFile.contentOf(path())) {
      assertThat(content.readAllBytes()).isEqualTo(model);
    }
  }

  @ParameterizedTest(name = "{0} blocks at once")
  @ValueSource(ints = {1, 3})
  @DisplayName("Every single bit of a block, of its mark and of its check")
  void read_anyBitTurned_isRefused(int together) throws IOException {
    write(noise(new SplittableRandom(1), 6));
    writeAt(noise(new SplittableRandom(7), together), 2);
    try (FileChannel raw =
            FileChannel.open(path(), StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileChannel file = open()) {
      for (int bit = 0; bit < CheckedFile.FRAME * Byte.SIZE; bit++) {
        turn(raw, 2L * CheckedFile.FRAME + bit / Byte.SIZE, 1 << bit % Byte.SIZE);
        assertThatThrownBy(() -> read(file, 2L * BLOCK + 100, 1))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("block 2 of some.mv.db is damaged");
        assertThatThrownBy(() -> read(file, 2L * BLOCK, 100))
            .hasMessageContaining("block 2 of some.mv.db is damaged");
        assertThat(read(file, 3L * BLOCK, BLOCK)).hasSize(BLOCK);
        turn(raw, 2L * CheckedFile.FRAME + bit / Byte.SIZE, 1 << bit % Byte.SIZE);
      }
      assertThat(read(file, 2L * BLOCK, 100)).hasSize(100);
    }
  }

  /** H2 takes a chunk for whole if its first and last block are. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("Of what is written at once, over something else, any page may not have come")
  void read_beginningOfWhatWasTorn_isRefusedUnlessAllOfItIsThere(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    int blocks = 2 + random.nextInt(seed % 2 == 0 ? 6 : 150);
    writeAt(noise(random, 2 + blocks), 0);
    writeAt(noise(random, blocks), 2);
    byte[] before = Files.readAllBytes(path());
    byte[] content = noise(random, blocks);
    writeAt(content, 2);
    byte[] after = Files.readAllBytes(path());
    int pages = (after.length + 4095) / 4096;
    int refused = 0;
    for (int i = 0; i < 200; i++) {
      byte[] torn = after.clone();
      for (int lost = 0; lost <= random.nextInt(3); lost++) {
        int from = random.nextInt(2, pages) * 4096;
        System.arraycopy(before, from, torn, from, Math.min(4096, torn.length - from));
      }
      Files.write(path(), torn);
      try (FileChannel file = open()) {
        if (isRefused(file)) {
          refused++;
        } else {
          assertThat(read(file, 2L * BLOCK, blocks * BLOCK)).isEqualTo(content);
        }
      }
    }
    assertThat(refused).isGreaterThan(150);
  }

  @Test
  void read_whatWasWrittenAtOnceAndInPartAgain_isCopiedAndHasNoBeginning() throws IOException {
    byte[] content = noise(new SplittableRandom(9), 8);
    write(content);
    writeAt(Arrays.copyOfRange(content, 2 * BLOCK, 7 * BLOCK), 2);
    byte[] other = noise(new SplittableRandom(10), 2);
    writeAt(other, 4);
    System.arraycopy(other, 0, content, 4 * BLOCK, other.length);

    try (FileChannel file = open()) {
      assertThat(read(file, 0, content.length)).isEqualTo(content);
      assertThatThrownBy(() -> read(file, 2L * BLOCK, 100))
          .hasMessage("what begins at block 2 of some.mv.db is torn");
      assertThat(read(file, 4L * BLOCK, 100)).isEqualTo(Arrays.copyOf(other, 100));
      file.truncate(5L * BLOCK);
      assertThatThrownBy(() -> read(file, 4L * BLOCK, 100))
          .hasMessage("what begins at block 4 of some.mv.db is cut off");
    }
  }

  @Test
  @DisplayName("More than are held together: a beginning each")
  void write_manyBlocksAtOnce_areReadFromTheirBeginning() throws IOException {
    byte[] content = noise(new SplittableRandom(11), BlockCheck.MOST_TOGETHER + 3);
    write(noise(new SplittableRandom(12), 2));
    writeAt(content, 2);

    try (FileChannel file = open()) {
      assertThat(read(file, 2L * BLOCK, 100)).isEqualTo(Arrays.copyOf(content, 100));
      long second = 2 + BlockCheck.MOST_TOGETHER;
      assertThat(read(file, second * BLOCK, 1)).hasSize(1);
      assertThat(read(file, 2L * BLOCK, content.length)).isEqualTo(content);
    }
  }

  @Test
  void read_blocksExchanged_areRefused() throws IOException {
    write(noise(new SplittableRandom(2), 4));
    byte[] bytes = Files.readAllBytes(path());
    byte[] two = Arrays.copyOfRange(bytes, 2 * CheckedFile.FRAME, 3 * CheckedFile.FRAME);
    System.arraycopy(bytes, 3 * CheckedFile.FRAME, bytes, 2 * CheckedFile.FRAME, CheckedFile.FRAME);
    System.arraycopy(two, 0, bytes, 3 * CheckedFile.FRAME, CheckedFile.FRAME);
    Files.write(path(), bytes);

    try (FileChannel file = open()) {
      assertThatThrownBy(() -> read(file, 2L * BLOCK, 1)).hasMessageContaining("block 2");
      assertThatThrownBy(() -> read(file, 3L * BLOCK, 1)).hasMessageContaining("block 3");
    }
  }

  @Test
  void read_zerosFromTheDisk_areRefused() throws IOException {
    write(noise(new SplittableRandom(3), 3));
    byte[] bytes = Files.readAllBytes(path());
    Arrays.fill(bytes, 2 * CheckedFile.FRAME, bytes.length, (byte) 0);
    Files.write(path(), bytes);

    try (FileChannel file = open()) {
      assertThatThrownBy(() -> read(file, 2L * BLOCK, 1)).hasMessageContaining("block 2");
    }
  }

  @Test
  @DisplayName("The two blocks at the start have checks of H2's own, one may be torn")
  void read_headerDamaged_isHandedOn() throws IOException {
    byte[] content = noise(new SplittableRandom(4), 3);
    write(content);
    byte[] bytes = Files.readAllBytes(path());
    bytes[7] ^= 1;
    Files.write(path(), bytes);

    try (FileChannel file = open()) {
      content[7] ^= 1;
      assertThat(read(file, 0, content.length)).isEqualTo(content);
    }
  }

  @Test
  void size_lastBlockTorn_isThatOfWholeBlocks() throws IOException {
    write(noise(new SplittableRandom(5), 3));
    byte[] bytes = Files.readAllBytes(path());
    Files.write(path(), Arrays.copyOf(bytes, bytes.length - 1));

    try (FileChannel file = open()) {
      assertThat(file.size()).isEqualTo(2L * BLOCK);
      assertThat(file.read(ByteBuffer.allocate(1), 2L * BLOCK)).isEqualTo(-1);
    }
    try (InputStream content = PlainFile.contentOf(path())) {
      assertThat(content.readAllBytes()).hasSize(3 * BLOCK);
    }
  }

  @Test
  void write_notWholeBlocks_isRefusedAndChangesNothing() throws IOException {
    write(noise(new SplittableRandom(6), 3));
    byte[] before = Files.readAllBytes(path());

    try (FileChannel file = open()) {
      assertThatThrownBy(() -> file.write(ByteBuffer.allocate(BLOCK), 1))
          .hasMessageContaining("whole blocks");
      assertThatThrownBy(() -> file.write(ByteBuffer.allocate(BLOCK + 1), 0))
          .hasMessageContaining("whole blocks");
    }

    assertThat(Files.readAllBytes(path())).isEqualTo(before);
  }

  private static void turn(FileChannel raw, long at, int bits) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    raw.read(one, at);
    one.put(0, (byte) (one.get(0) ^ bits)).flip();
    raw.write(one, at);
  }

  private static boolean isRefused(FileChannel file) {
    try {
      read(file, 2L * BLOCK, 1024);
      return false;
    } catch (IOException _) {
      return true;
    }
  }

  private void write(byte[] content) throws IOException {
    writeAt(content, 0);
  }

  private void writeAt(byte[] content, long block) throws IOException {
    try (FileChannel file = open()) {
      file.write(ByteBuffer.wrap(content), block * BLOCK);
    }
  }

  private FileChannel open() throws IOException {
    return new CheckedFile(
        "some.mv.db",
        FileChannel.open(
            path(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  private Path path() {
    return folder.resolve("some.mv.db");
  }

  private static byte[] read(FileChannel file, long from, int length) throws IOException {
    ByteBuffer to = ByteBuffer.allocate(length);
    int n = file.read(to, from);
    return Arrays.copyOf(to.array(), Math.max(0, n));
  }

  private static byte[] noise(SplittableRandom random, int blocks) {
    byte[] noise = new byte[blocks * BLOCK];
    random.nextBytes(noise);
    return noise;
  }

  static LongStream seeds() {
    return LongStream.range(0, 10);
  }
}
