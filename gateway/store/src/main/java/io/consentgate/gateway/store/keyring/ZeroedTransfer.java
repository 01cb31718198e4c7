package io.consentgate.gateway.store.keyring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Takes bytes between files and arrays through one buffer outside the heap, and overwrites it. A
 * channel that is handed an array copies it into memory of its own for each thread, where it stays
 * until the next one; so does every stream of {@link java.nio.file.Files}.
 */
final class ZeroedTransfer {

  /** As long as most files of a key ring. */
  private static final int PIECE_BYTES = 1 << 15;

  /** On its way, and zeros otherwise. */
  static final ByteBuffer PIECE = ByteBuffer.allocateDirect(PIECE_BYTES);

  private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(PIECE_BYTES).asReadOnlyBuffer();

  private ZeroedTransfer() {}

  /** Reads a whole file; the caller overwrites the array. */
  static byte[] read(Path path) throws IOException {
    try (FileChannel file = open(path)) {
      return read(file, Math.toIntExact(file.size()));
    }
  }

  /**
   * Reads the beginning of a file, or of whatever a pipe brings.
   *
   * @param most bytes that are read at the most
   * @return what there is, up to {@code most} bytes; the caller overwrites the array
   */
  static byte[] read(Path path, int most) throws IOException {
    try (FileChannel file = open(path)) {
      return read(file, most);
    }
  }

  /** Tells whether a file holds zeros only. */
  static boolean isBlank(Path path) throws IOException {
    synchronized (PIECE) {
      try (FileChannel file = open(path)) {
        boolean isBlank = true;
        while (isBlank && file.read(PIECE.clear()) >= 0) {
          PIECE.flip();
          isBlank = PIECE.mismatch(ZEROS.duplicate().limit(PIECE.limit())) < 0;
        }
        return isBlank;
      } finally {
        forget();
      }
    }
  }

  /** Writes the beginning of an array to a place in a file. */
  static void write(FileChannel file, byte[] bytes, int length, long position) throws IOException {
    synchronized (PIECE) {
      try {
        for (int done = 0; done < length; ) {
          int n = Math.min(PIECE_BYTES, length - done);
          writeAll(file, PIECE.clear().put(bytes, done, n).flip(), position + done);
          done += n;
        }
      } finally {
        forget();
      }
    }
  }

  /** Writes zeros from one place in a file to another. */
  static void writeZeros(FileChannel file, long from, long to) throws IOException {
    for (long at = from; at < to; at += PIECE_BYTES) {
      writeAll(file, ZEROS.duplicate().limit((int) Math.min(PIECE_BYTES, to - at)), at);
    }
  }

  private static FileChannel open(Path path) throws IOException {
    return FileChannel.open(path, StandardOpenOption.READ);
  }

  private static byte[] read(FileChannel file, int most) throws IOException {
    byte[] bytes = new byte[most];
    int done = 0;
    synchronized (PIECE) {
      try {
        while (done < most) {
          int n = file.read(PIECE.clear().limit(Math.min(PIECE_BYTES, most - done)));
          if (n < 0) {
            break;
          }
          PIECE.flip().get(bytes, done, n);
          done += n;
        }
      } finally {
        forget();
      }
    }
    if (done == most) {
      return bytes;
    }
    byte[] shorter = Arrays.copyOf(bytes, done);
    Arrays.fill(bytes, (byte) 0);
    return shorter;
  }

  private static void writeAll(FileChannel file, ByteBuffer bytes, long position)
      throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += file.write(bytes, at);
    }
  }

  private static void forget() {
    PIECE.clear().put(ZEROS.duplicate());
  }
}
