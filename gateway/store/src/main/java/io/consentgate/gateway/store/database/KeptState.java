package io.consentgate.gateway.store.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The number of a state that is known to be on the disk, behind each of the two blocks at a file's
 * start: 5 bytes, most significant first, and the last 3 bytes of a CRC-32C of them.
 *
 * <p>It is written after the state was brought to the disk and not brought there itself, so it may
 * be too low after a power cut, and is never too high. H2 numbers its states upwards.
 */
final class KeptState {

  private static final int CHECK_BITS = 24;
  private static final long CHECK_MASK = (1L << CHECK_BITS) - 1;
  private static final long MOST = (1L << (Long.SIZE - CHECK_BITS)) - 1;

  /** How H2 begins a chunk, and how it names its state in the line that follows. */
  private static final byte[] CHUNK = "chunk:".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] STATE = ",version:".getBytes(StandardCharsets.US_ASCII);

  private static final int LINE_BYTES = 1024;
  private static final int HEXADECIMAL = 16;

  private KeptState() {}

  /** Returns what a file says; 0 if it says nothing. */
  static long read(FileChannel file) throws IOException {
    long kept = 0;
    for (int block = 0; block < CheckedFile.HEADERS; block++) {
      ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
      if (file.read(bytes, place(block)) == Long.BYTES) {
        long noted = bytes.getLong(0);
        long state = noted >>> CHECK_BITS;
        kept = Math.max(kept, noted == noted(state) ? state : 0);
      }
    }
    return kept;
  }

  /** Writes a state's number behind the first block. */
  static void write(FileChannel file, long state) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).putLong(0, noted(state));
    while (bytes.hasRemaining()) {
      file.write(bytes, place(0) + bytes.position());
    }
  }

  /**
   * Returns the bytes for a state.
   *
   * @param state below 2⁴⁰
   */
  static long noted(long state) {
    CRC32C check = new CRC32C();
    check.update(ByteBuffer.allocate(Long.BYTES).putLong(0, state & MOST));
    return ((state & MOST) << CHECK_BITS) | (check.getValue() & CHECK_MASK);
  }

  /** Returns the number of the state whose chunk begins in a buffer; 0 if none does. */
  static long namedBy(ByteBuffer chunk) {
    int start = chunk.position();
    int end = Math.min(chunk.limit(), start + LINE_BYTES);
    if (!isAt(chunk, start, end, CHUNK)) {
      return 0;
    }
    for (int at = start; at < end && chunk.get(at) != '\n'; at++) {
      if (isAt(chunk, at, end, STATE)) {
        return hexadecimal(chunk, at + STATE.length, end);
      }
    }
    return 0;
  }

  private static boolean isAt(ByteBuffer bytes, int at, int end, byte[] text) {
    boolean is = at + text.length <= end;
    for (int i = 0; is && i < text.length; i++) {
      is = bytes.get(at + i) == text[i];
    }
    return is;
  }

  private static long hexadecimal(ByteBuffer bytes, int from, int end) {
    long number = 0;
    for (int at = from; at < end; at++) {
      int digit = Character.digit(bytes.get(at), HEXADECIMAL);
      if (digit < 0 || number > MOST / HEXADECIMAL) {
        break;
      }
      number = number * HEXADECIMAL + digit;
    }
    return number;
  }

  private static long place(int block) {
    return (long) block * CheckedFile.FRAME + CheckedFile.BLOCK;
  }
}
