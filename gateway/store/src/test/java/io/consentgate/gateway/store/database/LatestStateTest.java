package io.consentgate.gateway.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LatestStateTest {

  private static final Pattern NEWEST = Pattern.compile("block:([0-9a-f]+)");
  private static final int STATES = 5;

  @TempDir private Path folder;

  @Test
  void require_fileThatIsWhole_isContent() throws IOException {
    write().close();

    assertThatCode(() -> LatestState.require(path())).doesNotThrowAnyException();
  }

  @Test
  void require_newestStateOfAClosedFileDamaged_isRefused() throws IOException {
    write().close();
    damage(path(), newestBlock());

    assertThatThrownBy(() -> LatestState.require(path()))
        .isInstanceOf(IOException.class)
        .hasMessage("what some.mv.db held last cannot be read");
  }

  /** As after a power cut: what was being written is not to be had, what came before is. */
  @Test
  void require_stateThatWasNotBroughtToTheDiskDamaged_takesTheOneBefore() throws IOException {
    Path copy = folder.resolve("copy.mv.db");
    try (MVStore store = write()) {
      store.sync();
      store.openMap("some").put(STATES, "x");
      store.commit();
      Files.copy(path(), copy);
    }
    damage(copy, Files.size(copy) / CheckedFile.FRAME - 1);

    assertThatCode(() -> LatestState.require(copy)).doesNotThrowAnyException();
    assertThat(valuesOf(copy)).isEqualTo(STATES);
  }

  /** As after a kill: H2 by itself would go back to a state before the damage. */
  @Test
  @DisplayName("Any block of a file that was left open may be damaged: refused, or all of it read")
  void require_anyBlockOfAFileLeftOpenDamaged_isRefusedUnlessAllIsRead() throws IOException {
    Path copy = folder.resolve("copy.mv.db");
    int refused = 0;
    try (MVStore store = write()) {
      for (int i = STATES; i < 4 * STATES; i++) {
        store.<Integer, String>openMap("some").put(i, noise(9_000));
        store.commit();
        store.sync();
      }
      byte[] bytes = Files.readAllBytes(path());
      for (long block = 2; block < bytes.length / CheckedFile.FRAME; block++) {
        Files.write(copy, bytes);
        damage(copy, block);
        if (isRefused(copy)) {
          refused++;
        } else {
          assertThat(valuesOf(copy)).as("block %d", block).isEqualTo(4 * STATES);
        }
      }
    }
    assertThat(refused).isGreaterThan(30);
  }

  /**
   * A power cut while a file that was closed is opened: the state that one copy names never came.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void require_oneHeaderNamesAStateThatIsNotThere_takesTheOneBefore(int later) throws IOException {
    write().close();
    byte[] bytes = Files.readAllBytes(path());
    writeHeader(
        bytes,
        later,
        header(bytes, later)
            .replace(",clean:1", "")
            .replaceFirst("version:[0-9a-f]+", "version:ffff"));
    Files.write(path(), bytes);

    assertThatCode(() -> LatestState.require(path())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void require_oneHeaderTornAndNewestStateOfAClosedFileDamaged_isRefused(int torn)
      throws IOException {
    write().close();
    damage(path(), newestBlock());
    damage(path(), torn);

    assertThatThrownBy(() -> LatestState.require(path()))
        .isInstanceOf(IOException.class)
        .hasMessage("what some.mv.db held last cannot be read");
  }

  /** A file of form 6 has checks behind its headers, and no state. */
  @Test
  void require_newestStateOfAClosedFileOfAFormBeforeDamaged_isRefused() throws IOException {
    write().close();
    byte[] bytes = Files.readAllBytes(path());
    for (int copy = 0; copy < 2; copy++) {
      Arrays.fill(
          bytes,
          copy * CheckedFile.FRAME + CheckedFile.BLOCK,
          (copy + 1) * CheckedFile.FRAME,
          (byte) 'C');
    }
    Files.write(path(), bytes);
    assertThatCode(() -> LatestState.require(path())).doesNotThrowAnyException();
    damage(path(), newestBlock());

    assertThatThrownBy(() -> LatestState.require(path()))
        .hasMessage("what some.mv.db held last cannot be read");
  }

  /** As after a power cut: of the newest state one page did not come; H2 sees its ends alone. */
  @Test
  void open_anyPageOfTheNewestStateMissing_takesTheOneBeforeWhole() throws IOException {
    Path copy = folder.resolve("copy.mv.db");
    int pages = 0;
    try (MVStore store = write()) {
      store.sync();
      long before = Files.size(path());
      store.<Integer, String>openMap("some").put(STATES, noise(60_000));
      store.commit();
      byte[] bytes = Files.readAllBytes(path());
      for (long page = before / 4096 + 1; page < bytes.length / 4096; page++) {
        byte[] torn = bytes.clone();
        Arrays.fill(torn, (int) page * 4096, (int) (page + 1) * 4096, (byte) 0);
        Files.write(copy, torn);
        LatestState.require(copy);
        assertThat(valuesOf(copy)).isEqualTo(STATES);
        pages++;
      }
      Files.write(copy, bytes);
      assertThat(valuesOf(copy)).isEqualTo(STATES + 1);
    }
    assertThat(pages).isGreaterThan(10);
  }

  @Test
  void require_everyStateDamaged_isRefused() throws IOException {
    write().close();
    for (long block = 2; block < Files.size(path()) / CheckedFile.FRAME; block++) {
      damage(path(), block);
    }

    assertThatThrownBy(() -> LatestState.require(path())).isInstanceOf(IOException.class);
  }

  @Test
  void require_nothingThere_isContent() {
    assertThatCode(() -> LatestState.require(path())).doesNotThrowAnyException();
  }

  /** A database comes into its place with a state; a file without one has lost it. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, CheckedFile.FRAME, 2 * CheckedFile.FRAME})
  void require_nothingInIt_isRefused(int length) throws IOException {
    write().close();
    Files.write(path(), Arrays.copyOf(Files.readAllBytes(path()), length));

    assertThatThrownBy(() -> LatestState.require(path())).isInstanceOf(IOException.class);
  }

  private MVStore write() {
    CheckedPath.register();
    MVStore store = new MVStore.Builder().fileName("checked:" + path()).autoCommitDisabled().open();
    for (int i = 0; i < STATES; i++) {
      store.openMap("some").put(i, "x".repeat(3000));
      store.commit();
    }
    return store;
  }

  /** Reads all that a file holds. */
  private static int valuesOf(Path file) {
    try (MVStore store = new MVStore.Builder().fileName("checked:" + file).readOnly().open()) {
      MVMap<Integer, String> some = store.openMap("some");
      int values = 0;
      for (Integer key : some.keySet()) {
        assertThat(some.get(key)).isNotEmpty();
        values++;
      }
      return values;
    }
  }

  private static boolean isRefused(Path file) {
    try {
      LatestState.require(file);
      valuesOf(file);
      return false;
    } catch (IOException | MVStoreException _) {
      return true;
    }
  }

  private static String noise(int length) {
    return new SplittableRandom(1)
        .ints(length, 'a', 'z')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private long newestBlock() throws IOException {
    byte[] start = new byte[200];
    System.arraycopy(Files.readAllBytes(path()), 0, start, 0, start.length);
    Matcher newest = NEWEST.matcher(new String(start, StandardCharsets.US_ASCII));
    if (!newest.find()) {
      throw new IllegalStateException("no header");
    }
    return Long.parseLong(newest.group(1), 16);
  }

  private static String header(byte[] bytes, int copy) {
    String text =
        new String(bytes, copy * CheckedFile.FRAME, CheckedFile.BLOCK, StandardCharsets.ISO_8859_1);
    return text.substring(0, text.indexOf(",fletcher:"));
  }

  private static void writeHeader(byte[] bytes, int copy, String text) {
    byte[] header = text.getBytes(StandardCharsets.ISO_8859_1);
    int check = DataUtils.getFletcher32(header, 0, header.length);
    byte[] whole =
        (text + ",fletcher:" + Integer.toHexString(check) + "\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    int from = copy * CheckedFile.FRAME;
    Arrays.fill(bytes, from, from + CheckedFile.BLOCK, (byte) 0);
    System.arraycopy(whole, 0, bytes, from, whole.length);
  }

  private static void damage(Path file, long block) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[Math.toIntExact(block * CheckedFile.FRAME + 9)] ^= 1;
    Files.write(file, bytes);
  }

  private Path path() {
    return folder.resolve("some.mv.db");
  }
}
