package io.consentgate.evaluation.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Measures what one fsync of 4 KB takes on a disk: the price of one durable entry. */
final class FsyncProbe implements AutoCloseable {

  private static final int SIZE_BYTES = 4096;
  private static final int BLOCKS = 64;

  private final FileChannel file;
  private final ByteBuffer block = ByteBuffer.allocateDirect(SIZE_BYTES);
  private int round;

  /**
   * Opens a file to write to.
   *
   * @param folder on the disk in question
   */
  FsyncProbe(Path folder) throws IOException {
    file =
        FileChannel.open(
            folder.resolve("fsync-probe"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Writes one block, brings it to the disk, and returns the nanoseconds that took. */
  long measure() throws IOException {
    block.clear().putInt(0, round).position(0);
    long before = System.nanoTime();
    file.write(block, (long) (round++ % BLOCKS) * SIZE_BYTES);
    file.force(false);
    return System.nanoTime() - before;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
