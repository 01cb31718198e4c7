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
  private static final String RING = "ring.";
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

  /** Copies the database with its sealed references. */
  void takeRows(Path gateway) throws IOException {
    copy(gateway.resolve(JOURNAL), folder.resolve(JOURNAL));
  }

  /** Copies the key ring's shards, without the slot that opens them. */
  void takeRing(Path gateway) throws IOException {
    copyShards(gateway, folder);
  }

  /** Puts the copied shards back in their place; those there now stay beside them. */
  void putRingBack(Path gateway) throws IOException {
    copyShards(folder, gateway);
  }

  /** Copies whatever lies beside the shards now: the root slot, and any that should be gone. */
  void takeSlots(Path gateway) throws IOException {
    for (Path file : slots(gateway)) {
      copy(file, inKeyRing(folder, file));
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

  /** Returns the root slots in the bag. */
  List<Path> slots() throws IOException {
    return slots(folder);
  }

  /** Copies everything but the other root slots: a ring goes by the highest it finds. */
  Loot copyWithOnly(Path slot, Path other) throws IOException {
    Loot copy = new Loot(other);
    copy.takeRows(folder);
    copy.takeRing(folder);
    copy(slot, inKeyRing(other, slot));
    return copy;
  }

  /** A file whose turn it is not holds zeros: put back it would spoil the present one. */
  private static void copyShards(Path from, Path to) throws IOException {
    for (Path file : list(from.resolve(KEY_RING_FOLDER))) {
      if (isShard(file) && Files.readAllBytes(file)[0] != 0) {
        copy(file, inKeyRing(to, file));
      }
    }
  }

  private static List<Path> slots(Path gateway) throws IOException {
    return list(gateway.resolve(KEY_RING_FOLDER)).stream().filter(file -> !isShard(file)).toList();
  }

  private static boolean isShard(Path file) {
    return file.getFileName().toString().startsWith(RING);
  }

  private static Path inKeyRing(Path gateway, Path file) {
    return gateway.resolve(KEY_RING_FOLDER).resolve(file.getFileName());
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
