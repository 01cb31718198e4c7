package io.consentgate.gateway.store.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * Sees that H2 would begin with what a file held last. Where it cannot read the newest state it
 * takes an older one, as is right after a power cut, and where it can read none it begins anew:
 * damage would then leave nothing of what was there, and tell nobody.
 */
final class LatestState {

  /** What lies in a file before its first state. */
  private static final long EMPTY_BYTES = 2L * CheckedFile.FRAME;

  /** Held by another program; H2 says so in its own words. */
  private static final int LOCKED = DataUtils.ERROR_FILE_LOCKED;

  private LatestState() {}

  /**
   * Looks, and changes nothing.
   *
   * @throws IOException if there is no state that H2 could take, which a file is made with, or it
   *     is older than what is known to be on the disk
   */
  static void require(Path file) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    if (Files.size(file) <= EMPTY_BYTES) {
      throw new IOException(file.getFileName() + " ends before its first state");
    }
    try (MVStore store =
        new MVStore.Builder().fileName("checked:" + file.toAbsolutePath()).readOnly().open()) {
      long read = store.getCurrentVersion();
      boolean isNothing = store.getMapNames().isEmpty();
      if (isNothing || read < kept(store, file)) {
        throw new IOException("what " + file.getFileName() + " held last cannot be read");
      }
    } catch (MVStoreException e) {
      if (e.getErrorCode() != LOCKED) {
        throw new IOException("no state of " + file.getFileName() + " can be read", e);
      }
    }
  }

  /**
   * Returns the newest state that has to be there. A file of a form before says so only by its
   * header, where it was closed in good order.
   */
  private static long kept(MVStore store, Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long noted = KeptState.read(channel);
      boolean isClosed = store.getStoreHeader().containsKey("clean");
      return noted == 0 && isClosed
          ? DataUtils.readHexLong(store.getStoreHeader(), "version", 0)
          : noted;
    }
  }
}
