package io.consentgate.gateway.store.entry;

import io.consentgate.gateway.store.StoreUnavailableException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The file {@code entry.log}: frames that the database may not have yet. Its room is taken when it
 * is made, so that a frame costs one write and one fsync and needs nothing from a full disk.
 *
 * <p>It names tickets in the order in which they were used; it is therefore emptied as soon as the
 * database has what it says, and never lies in a backup.
 *
 * <p>Not for several threads at a time.
 */
final class EntryLog implements AutoCloseable {

  /** Room for several hundred frames. */
  static final int SIZE_BYTES = 64 << 10;

  /** From here on the log should be emptied before there is more. */
  private static final int URGENT_BYTES = SIZE_BYTES / 2;

  private static final String NAME = "entry.log";

  /** Also not closed by whoever interrupts a thread that writes, as a channel would be. */
  private static final String EACH_WRITE_SYNCED = "rwd";

  private final RandomAccessFile file;
  private final byte[] bytes;
  private final ByteBuffer content;
  private long latest;

  private EntryLog(RandomAccessFile file, byte[] bytes) {
    this.file = file;
    this.bytes = bytes;
    content = ByteBuffer.wrap(bytes);
  }

  /**
   * Opens the log of a folder and makes it if it is not there.
   *
   * @throws StoreUnavailableException if that is not possible
   */
  static EntryLog open(Path folder) {
    try {
      RandomAccessFile file =
          new RandomAccessFile(folder.resolve(NAME).toFile(), EACH_WRITE_SYNCED);
      try {
        return new EntryLog(file, content(file));
      } catch (IOException e) {
        file.close();
        throw e;
      }
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  /**
   * Reads the frames that came after a given one, and places the next frame behind them.
   *
   * <p>Each frame was on the disk before the next was begun: only the last one may be torn, and a
   * torn one was never answered. Whole frames behind one that is not are therefore damage.
   *
   * @param mark sequence of the latest frame that the database has
   * @throws StoreUnavailableException if the log is damaged
   */
  List<EntryFrame> readAfter(long mark) {
    content.clear();
    List<EntryFrame> frames = new ArrayList<>();
    latest = mark;
    long before = Long.MIN_VALUE;
    int end = 0;
    for (var next = EntryFrame.read(content); next.isPresent(); next = EntryFrame.read(content)) {
      EntryFrame frame = next.get();
      if (before != Long.MIN_VALUE && frame.sequence() != before + 1) {
        break;
      }
      before = frame.sequence();
      end = content.position();
      if (frame.sequence() > mark) {
        frames.add(frame);
        latest = frame.sequence();
      }
    }
    requireNothingBehind(end);
    content.clear().position(frames.isEmpty() ? 0 : end);
    return frames;
  }

  /**
   * Appends a frame and returns it once it is on the disk.
   *
   * @throws StoreUnavailableException if the disk does not take it; the log is then as before
   */
  EntryFrame append(List<EntryChange> changes) {
    EntryFrame frame = new EntryFrame(latest + 1, changes);
    int start = content.position();
    try {
      frame.write(content);
      write(start, content.position());
    } catch (IOException | RuntimeException e) {
      content.position(start);
      throw unavailable(e);
    }
    latest = frame.sequence();
    return frame;
  }

  /** Tells whether the log should be emptied before there is more. */
  boolean isFilling() {
    return content.position() > URGENT_BYTES;
  }

  /** Overwrites all frames; the database has them, on the disk. */
  void empty() {
    int end = content.position();
    if (end == 0) {
      return;
    }
    content.clear();
    content.put(new byte[end]);
    try {
      write(0, end);
    } catch (IOException e) {
      throw unavailable(e);
    } finally {
      content.position(0);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  private void write(int from, int to) throws IOException {
    file.seek(from);
    file.write(bytes, from, to - from);
  }

  private static byte[] content(RandomAccessFile file) throws IOException {
    byte[] content = new byte[SIZE_BYTES];
    int whole = (int) Math.min(file.length(), SIZE_BYTES);
    file.readFully(content, 0, whole);
    if (whole < SIZE_BYTES) {
      file.seek(0);
      file.write(content);
      file.getFD().sync();
    }
    return content;
  }

  private void requireNothingBehind(int end) {
    for (int at = end; at < SIZE_BYTES; at += EntryFrame.ALIGNMENT_BYTES) {
      content.clear().position(at);
      if (EntryFrame.read(content).filter(frame -> frame.sequence() > latest).isPresent()) {
        throw new StoreUnavailableException(
            "The file " + NAME + " in the data folder is damaged.",
            "Move it out of the folder and start again: entries of the last seconds before the"
                + " damage may then be taken once more.");
      }
    }
  }

  private static StoreUnavailableException unavailable(Exception e) {
    return new StoreUnavailableException(
        "The file " + NAME + " in the data folder cannot be read or written.",
        "See that the disk is neither full nor read-only; nobody is let in until then.",
        e);
  }
}
