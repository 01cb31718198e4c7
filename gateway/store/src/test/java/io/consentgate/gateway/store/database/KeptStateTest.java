package io.consentgate.gateway.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KeptStateTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 119, 1L << 31, (1L << 40) - 1})
  void read_whatWasWritten_isTheState(long state) throws IOException {
    try (FileChannel file = open(new byte[2 * CheckedFile.FRAME])) {
      KeptState.write(file, state);

      assertThat(KeptState.read(file)).isEqualTo(state);
      assertThat(file.size()).isEqualTo(2L * CheckedFile.FRAME);
    }
  }

  /** Never too high: a sound file would be refused. */
  @Test
  void read_anyBitTurned_saysNothing() throws IOException {
    for (int bit = 0; bit < Long.SIZE; bit++) {
      try (FileChannel file = open(new byte[2 * CheckedFile.FRAME])) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
        file.write(bytes.putLong(0, KeptState.noted(119) ^ (1L << bit)), CheckedFile.BLOCK);

        assertThat(KeptState.read(file)).as("bit %d", bit).isZero();
      }
    }
  }

  @Test
  void read_twoStates_isTheNewer() throws IOException {
    try (FileChannel file = open(new byte[2 * CheckedFile.FRAME])) {
      long second = CheckedFile.FRAME + CheckedFile.BLOCK;
      ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
      file.write(bytes.putLong(0, KeptState.noted(120)), second);
      KeptState.write(file, 119);

      assertThat(KeptState.read(file)).isEqualTo(120);
    }
  }

  @Test
  void read_checksOfFormSixOrChance_saysNothing() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 1000; i++) {
      byte[] bytes = new byte[2 * CheckedFile.FRAME];
      long noise =
          i % 2 == 0
              ? random.nextLong()
              : ((long) BlockCheck.ALONE << 32) | random.nextInt(0, Integer.MAX_VALUE);
      ByteBuffer.wrap(bytes).putLong(CheckedFile.BLOCK, noise);
      try (FileChannel file = open(bytes)) {
        assertThat(KeptState.read(file)).isZero();
      }
    }
    try (FileChannel file = open(new byte[0])) {
      assertThat(KeptState.read(file)).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "chunk:60,len:2,pages:9,version:60,next:6,toc:136a | 96",
        "chunk:1,version:ffffffffff | 1099511627775",
        "chunk:1,version:fffffffffff | 1099511627775",
        "chunk:1,version: | 0",
        "chunk:1,version:xyz | 0",
        "chunk:1,len:2 | 0",
        "H:2,block:e,version:66 | 0",
        "chunk: | 0",
        "'' | 0"
      })
  void namedBy_line_isTheStateOfAChunkThatBegins(String line, long state) {
    byte[] text = (line + "\n,version:7").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer block = ByteBuffer.allocate(CheckedFile.BLOCK).put(3, text).position(3);

    assertThat(KeptState.namedBy(block)).isEqualTo(state);
    assertThat(block.position()).isEqualTo(3);
  }

  @Test
  void force_statesWritten_areNotedOnceTheyAreOnTheDisk() throws IOException {
    try (FileChannel raw = open(new byte[0]);
        FileChannel file = new CheckedFile("some", raw)) {
      file.write(ByteBuffer.allocate(2 * CheckedFile.BLOCK), 0);
      file.write(chunk("chunk:1,len:1,version:9"), 2L * CheckedFile.BLOCK);
      assertThat(KeptState.read(raw)).isZero();

      file.force(false);
      assertThat(KeptState.read(raw)).isEqualTo(9);

      file.write(chunk("chunk:1,len:1,version:8"), 2L * CheckedFile.BLOCK);
      file.write(chunk("chunk:2,len:1,version:a"), 3L * CheckedFile.BLOCK);
      file.write(ByteBuffer.allocate(2 * CheckedFile.BLOCK), 0);
      assertThat(KeptState.read(raw)).isEqualTo(9);

      file.force(false);
      assertThat(KeptState.read(raw)).isEqualTo(10);
    }
  }

  private static ByteBuffer chunk(String line) {
    byte[] text = (line + "\n").getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(CheckedFile.BLOCK).put(0, text);
  }

  private FileChannel open(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("some"), content);
    return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }
}
