package io.consentgate.evaluation.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Copies of a gateway's files as a thief, or a backup, has them: the database with the sealed
 * reference, the key ring, and what opens the key ring.
 */
final class Loot {

  private static final String JOURNAL = "journal.mv.db";
  private static final String RING = "ring";
  private static final String KEY_RING_FOLDER = "keyring";

  private final Path folder;

  /**
   * Makes an empty bag.
   *
   * @param folder where copies go
   */
  Loot(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve(KEY_RING_FOLDER));
  }

  /** Returns the folder, laid out like a gateway's data folder. */
  Path folder() {
    return folder;
  }

  /** Returns the copied key ring. */
  Path ring() {
    return folder.resolve(KEY_RING_FOLDER).resolve(RING);
  }

  /** Copies the database with its sealed references. */
  void takeRows(Path gateway) throws IOException {
    copy(gateway.resolve(JOURNAL), folder.resolve(JOURNAL));
  }

  /** Copies the key ring, without what opens it. */
  void takeRing(Path gateway) throws IOException {
    copy(gateway.resolve(KEY_RING_FOLDER).resolve(RING), ring());
  }

  /** Puts the copied key ring back in its place. */
  void putRingBack(Path gateway) throws IOException {
    copy(ring(), gateway.resolve(KEY_RING_FOLDER).resolve(RING));
  }

  /** Copies whatever lies beside the key ring now. */
  void takeSlots(Path gateway) throws IOException {
    for (Path file : list(gateway.resolve(KEY_RING_FOLDER))) {
      String name = file.getFileName().toString();
      if (!name.equals(RING)) {
        copy(file, folder.resolve(KEY_RING_FOLDER).resolve(name));
      }
    }
  }

  /** Copies everything into another bag. */
  Loot copyTo(Path other) throws IOException {
    Loot copy = new Loot(other);
    copy.takeRows(folder);
    copy.takeRing(folder);
    copy.takeSlots(folder);
    return copy;
  }

  private static List<Path> list(Path from) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }
}
