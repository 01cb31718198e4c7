package io.consentgate.gateway.store.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes zeros over files that are to go. It reaches the blocks that the file system shows of the
 * file, not what a medium or a copy-on-write file system keeps of them elsewhere.
 */
final class Overwriting {

  private static final int AT_ONCE = 1 << 16;

  private Overwriting() {}

  /** Overwrites a file, however long, on the disk. */
  static void overwrite(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer zeros = ByteBuffer.allocate(AT_ONCE);
      long size = channel.size();
      for (long at = 0; at < size; ) {
        zeros.clear().limit((int) Math.min(AT_ONCE, size - at));
        at += channel.write(zeros, at);
      }
      channel.force(false);
    }
  }
}
