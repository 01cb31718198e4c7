package io.consentgate.gateway.store.keyring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** A ring in the form before: a file for each slot and each generation, as long as it has to be. */
final class FormerRing {

  private static final int SLOT_NUMBER_AT = 14;
  private static final int GENERATION_AT = 6;

  private FormerRing() {}

  /** Puts the ring of a folder into that form. */
  static void putInto(Path folder) throws IOException {
    for (String name : DurableFiles.names(folder)) {
      Path file = folder.resolve(name);
      if (ZeroedTransfer.isBlank(file)) {
        Files.delete(file);
      } else if (RingNames.isSlot(name)) {
        move(file, RingNames.SLOT + number(file, SLOT_NUMBER_AT));
      } else {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, RingOnDisk.room(bytes) + ShardTail.SIZE_BYTES));
        long generation = number(file, GENERATION_AT);
        move(file, RingNames.formerShard(RingNames.shardOf(name), generation));
      }
    }
  }

  private static long number(Path file, int at) throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(file)).getLong(at);
  }

  private static void move(Path file, String name) throws IOException {
    Files.move(file, file.resolveSibling(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
