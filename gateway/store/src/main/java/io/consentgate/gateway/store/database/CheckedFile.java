package io.consentgate.gateway.store.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.zip.CRC32C;
import org.h2.store.fs.FileBaseDefault;

/**
 * A database's file in which each block of 4096 bytes is followed by a mark and by a CRC-32C
 * (Castagnoli, IEEE Transactions on Communications 41 (6), 1993) of its number and content.
 *
 * <p>H2 checks where a page begins, not what it says: without this, of 400 single bits turned in a
 * file 74 were read as something else and told by nobody. A block that does not check is not handed
 * on. The two at the start are, because H2 keeps the same in both, with checks of its own, and one
 * of them may be torn by a power cut.
 */
final class CheckedFile extends FileBaseDefault {

  /** What H2 reads and writes at a time, in bytes. */
  static final int BLOCK = 4096;

  /** A block with what follows it, in bytes. */
  static final int FRAME = BLOCK + 8;

  /** "CGB1", behind each block. */
  static final int MARK = 0x43474231;

  /** Blocks that H2 keeps twice and checks itself. */
  private static final int HEADERS = 2;

  private static final int MOST_BLOCKS = 64;

  private final String name;
  private final FileChannel base;

  /**
   * Reads and writes a file; closing this closes it.
   *
   * @param name for messages
   * @param base the file as the disk has it
   */
  CheckedFile(String name, FileChannel base) {
    this.name = name;
    this.base = base;
  }

  /** Returns how many bytes of blocks there are; a block without its end, torn, is none. */
  @Override
  public long size() throws IOException {
    return base.size() / FRAME * BLOCK;
  }

  @Override
  public synchronized int read(ByteBuffer to, long position) throws IOException {
    long left = size() - position;
    if (left <= 0) {
      return -1;
    }
    int wanted = (int) Math.min(to.remaining(), left);
    int done = 0;
    while (done < wanted) {
      long first = (position + done) / BLOCK;
      int offset = (int) ((position + done) % BLOCK);
      int count = Math.min(MOST_BLOCKS, (offset + wanted - done + BLOCK - 1) / BLOCK);
      ByteBuffer frames = load(first, count);
      for (int i = 0; i < count; i++) {
        requireSound(frames, i, first + i);
        int from = i == 0 ? offset : 0;
        int n = Math.min(BLOCK - from, wanted - done);
        to.put(frames.slice(i * FRAME + from, n));
        done += n;
      }
    }
    return done;
  }

  /**
   * Writes whole blocks; any between the end and the first of them are written as zeros.
   *
   * @throws IOException if these are not whole blocks, or the disk does not take them
   */
  @Override
  public synchronized int write(ByteBuffer from, long position) throws IOException {
    int length = from.remaining();
    requireWhole(position);
    requireWhole(length);
    for (long gap = size(); gap < position; gap += BLOCK) {
      store(ByteBuffer.allocate(BLOCK), gap / BLOCK, 1);
    }
    long block = position / BLOCK;
    while (from.hasRemaining()) {
      int count = Math.min(MOST_BLOCKS, from.remaining() / BLOCK);
      store(from, block, count);
      block += count;
    }
    return length;
  }

  @Override
  protected void implTruncate(long size) throws IOException {
    base.truncate((size + BLOCK - 1) / BLOCK * FRAME);
  }

  @Override
  public void force(boolean alsoFacts) throws IOException {
    base.force(alsoFacts);
  }

  @Override
  public synchronized FileLock tryLock(long position, long size, boolean shared)
      throws IOException {
    return base.tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    base.close();
  }

  @Override
  public String toString() {
    return name;
  }

  private ByteBuffer load(long first, int count) throws IOException {
    ByteBuffer frames = ByteBuffer.allocate(count * FRAME);
    long at = first * FRAME;
    while (frames.hasRemaining()) {
      int n = base.read(frames, at);
      if (n < 0) {
        throw new IOException(name + " ends within a block");
      }
      at += n;
    }
    return frames;
  }

  private void store(ByteBuffer from, long first, int count) throws IOException {
    ByteBuffer frames = ByteBuffer.allocate(count * FRAME);
    for (int i = 0; i < count; i++) {
      frames.put(from.slice(from.position(), BLOCK));
      from.position(from.position() + BLOCK);
      frames.putInt(MARK).putInt(check(frames, i, first + i));
    }
    frames.flip();
    long at = first * FRAME;
    while (frames.hasRemaining()) {
      at += base.write(frames, at);
    }
  }

  private void requireSound(ByteBuffer frames, int index, long block) throws IOException {
    int end = index * FRAME + BLOCK;
    boolean isSound =
        frames.getInt(end) == MARK && frames.getInt(end + 4) == check(frames, index, block);
    if (!isSound && block >= HEADERS) {
      throw new IOException("block " + block + " of " + name + " is damaged");
    }
  }

  private static int check(ByteBuffer frames, int index, long block) {
    CRC32C check = new CRC32C();
    check.update(ByteBuffer.allocate(Long.BYTES).putLong(0, block));
    check.update(frames.slice(index * FRAME, BLOCK));
    return (int) check.getValue();
  }

  private static void requireWhole(long bytes) throws IOException {
    if (bytes % BLOCK != 0) {
      throw new IOException("only whole blocks of " + BLOCK + " bytes are written");
    }
  }
}
