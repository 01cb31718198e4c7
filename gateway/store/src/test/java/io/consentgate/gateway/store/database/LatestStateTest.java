package io.consentgate.gateway.store.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void require_newestStateOfAFileLeftOpenDamaged_takesTheOneBefore() throws IOException {
    Path copy = folder.resolve("copy.mv.db");
    try (MVStore store = write()) {
      store.sync();
      Files.copy(path(), copy);
    }
    damage(copy, Files.size(copy) / CheckedFile.FRAME - 1);

    assertThatCode(() -> LatestState.require(copy)).doesNotThrowAnyException();
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
  void require_nothingThereOrNothingInIt_isContent() throws IOException {
    assertThatCode(() -> LatestState.require(path())).doesNotThrowAnyException();
    Files.createFile(path());
    assertThatCode(() -> LatestState.require(path())).doesNotThrowAnyException();
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

  private long newestBlock() throws IOException {
    byte[] start = new byte[200];
    System.arraycopy(Files.readAllBytes(path()), 0, start, 0, start.length);
    Matcher newest = NEWEST.matcher(new String(start, StandardCharsets.US_ASCII));
    if (!newest.find()) {
      throw new IllegalStateException("no header");
    }
    return Long.parseLong(newest.group(1), 16);
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
