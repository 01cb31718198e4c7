package io.consentgate.gateway.store.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Which of the two blocks at a file's start is written next.
 *
 * <p>Each names the newest state, and H2 writes both at once and together with that state, so that
 * after a power cut both may name one that never came. Written by turns, one of them always names a
 * state that is on the disk.
 */
final class StartTurns {

  /** Both: then all that they name has to be on the disk before. */
  static final int BOTH = -1;

  /** In a start that says that the file was closed in good order, which both have to say. */
  private static final String CLOSED = ",clean:";

  private static final int LINE_BYTES = 256;

  private int next = BOTH;
  private int latest = BOTH;
  private long taken;
  private long takenOnDisk;

  /**
   * Takes a turn.
   *
   * @param start what is written, twice the same; where it is not, somebody copies a file
   * @return 0, 1, or {@link #BOTH}, as at first
   */
  int take(ByteBuffer start) {
    String line = line(start, 0);
    if (line.contains(CLOSED) || !line.equals(line(start, start.remaining() / 2))) {
      next = BOTH;
    }
    taken++;
    latest = next;
    return latest;
  }

  /** Returns what a block begins with; behind its one line it is empty. */
  private static String line(ByteBuffer start, int from) {
    return StandardCharsets.US_ASCII
        .decode(start.slice(start.position() + from, LINE_BYTES))
        .toString();
  }

  /** Returns how many turns were taken, for {@link #onDisk}. */
  long taken() {
    return taken;
  }

  /**
   * Goes on to the other one, if the last turn is on the disk.
   *
   * @param before how many were taken when it began to be brought there
   */
  void onDisk(long before) {
    if (before == taken && taken > takenOnDisk) {
      takenOnDisk = taken;
      next = latest == 0 ? 1 : 0;
    }
  }
}
