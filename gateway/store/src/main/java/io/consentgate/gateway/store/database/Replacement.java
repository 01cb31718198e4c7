package io.consentgate.gateway.store.database;

import io.consentgate.gateway.store.disk.DurableFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/**
 * Puts a file that was written beside another in its place, whole or not at all, and overwrites the
 * former one: deleted alone, it would leave in the file system's free blocks whatever is erased
 * later.
 */
final class Replacement {

  /** How far it has come. */
  enum Step {
    /** The new file is on the disk, beside. */
    WRITTEN,
    /** The former file has a second name. */
    LINKED,
    /** The new file is in place. */
    REPLACED,
    /** It will be there after a power cut. */
    REPLACED_ON_DISK,
    /** The former file holds zeros, on the disk. */
    OVERWRITTEN
  }

  private final Path file;
  private final Path former;
  private final Consumer<Step> reached;

  /**
   * Names a file.
   *
   * @param file to be replaced
   * @param reached is told each step; the test stops at one
   */
  Replacement(Path file, Consumer<Step> reached) {
    this.file = file;
    this.reached = reached;
    former = file.resolveSibling(file.getFileName() + ".former");
  }

  /**
   * Removes what a call that was cut off left.
   *
   * @param left may be another name of the file itself
   */
  void clear(Path left) throws IOException {
    if (Files.exists(left) && !Files.isSameFile(left, file)) {
      Overwriting.overwrite(left);
    }
    Files.deleteIfExists(left);
  }

  /**
   * Replaces the file.
   *
   * @param beside on the disk already; it has no name of its own afterwards
   * @throws IOException if the disk does not take it; {@link #finish} goes on from there, and the
   *     file can be read at any time
   */
  void put(Path beside) throws IOException {
    reached.accept(Step.WRITTEN);
    clear(former);
    Files.createLink(former, file);
    DurableFolders.sync(file.resolveSibling("."));
    reached.accept(Step.LINKED);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    reached.accept(Step.REPLACED);
    finish();
  }

  /** Overwrites the former file, if there is one that is no longer in place. */
  void finish() throws IOException {
    if (!Files.exists(former) || !Files.exists(file)) {
      return;
    }
    if (!Files.isSameFile(former, file)) {
      DurableFolders.sync(file.resolveSibling("."));
      reached.accept(Step.REPLACED_ON_DISK);
      Overwriting.overwrite(former);
      reached.accept(Step.OVERWRITTEN);
    }
    Files.delete(former);
  }
}
