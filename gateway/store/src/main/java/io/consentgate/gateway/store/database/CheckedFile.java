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
 *
 * <p>H2 writes a chunk at once and takes it for whole if its first and last block are. In a power
 * cut any page between may be missing. So what is written at once is held together: the first block
 * knows how many there are and a check of theirs, and whoever asks whether a chunk begins there is
 * told so only if all of it is there.
 *
 * <p>Where a chunk cannot be read, H2 goes back to a state that does without, however old. So
 * behind the blocks at the start lies the number of the latest state that is known to be on the
 * disk.
 *
 * <p>Where a chunk could not be found otherwise, H2 writes both blocks at the start anew, which
 * then name it, and brings all of it to the disk at once. Of a power cut meanwhile a start might be
 * left that names a chunk which never came. So the two are written by {@link StartTurns turns}.
 */
final class CheckedFile extends FileBaseDefault {

  /** What H2 reads and writes at a time, in bytes. */
  static final int BLOCK = 4096;

  /** A block with what follows it, in bytes. */
  static final int FRAME = BLOCK + 8;

  /** Blocks that H2 keeps twice and checks itself. */
  static final int HEADERS = 2;

  private static final int MOST_BLOCKS = 64;

  private final String name;
  private final FileChannel base;

  /** Blocks on their way, used again and again: each read and write of a database passes here. */
  private ByteBuffer frames = ByteBuffer.allocateDirect(FRAME);

  private final BlockCheck checks = new BlockCheck();

  /** The newest state that was written, and the newest that is on the disk. */
  private long written;

  private long kept;

  private final StartTurns turns = new StartTurns();

  /**
   * Reads and writes a file; closing this closes it.
   *
   * @param name for messages
   * @param base the file as the disk has it
   * @throws IOException if its start cannot be read
   */
  CheckedFile(String name, FileChannel base) throws IOException {
    this.name = name;
    this.base = base;
    kept = KeptState.read(base);
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
    // So H2 asks whether a chunk begins there; whoever copies reads whole blocks, dead ones too.
    if (position % BLOCK == 0 && wanted < BLOCK) {
      requireTogether(position / BLOCK);
    }
    int done = 0;
    while (done < wanted) {
      long first = (position + done) / BLOCK;
      int offset = (int) ((position + done) % BLOCK);
      int count = Math.min(MOST_BLOCKS, (offset + wanted - done + BLOCK - 1) / BLOCK);
      load(first, count);
      for (int i = 0; i < count; i++) {
        requireSound(i, first + i);
        int from = i == 0 ? offset : 0;
        int n = Math.min(BLOCK - from, wanted - done);
        to.put(part(i * FRAME + from, n));
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
      store(ByteBuffer.allocate(BLOCK), gap / BLOCK, 1, BlockCheck.ALONE);
    }
    if (position == 0 && length == HEADERS * BLOCK) {
      storeStart(from);
    }
    long block = position / BLOCK;
    while (from.hasRemaining()) {
      long most = block < HEADERS ? HEADERS - block : BlockCheck.MOST_TOGETHER;
      int together = (int) Math.min(most, from.remaining() / BLOCK);
      storeTogether(from, block, together);
      block += together;
    }
    return length;
  }

  @Override
  protected void implTruncate(long size) throws IOException {
    base.truncate((size + BLOCK - 1) / BLOCK * FRAME);
  }

  /**
   * Brings what was written to the disk, and the file's length; not when it was written. Then the
   * state is noted, which may come to the disk at any later time.
   */
  @Override
  public void force(boolean alsoFacts) throws IOException {
    long before;
    long turnsBefore;
    synchronized (this) {
      before = written;
      turnsBefore = turns.taken();
    }
    base.force(false);
    synchronized (this) {
      turns.onDisk(turnsBefore);
      if (before > kept) {
        kept = before;
        KeptState.write(base, kept);
      }
    }
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

  private void load(long first, int count) throws IOException {
    makeRoom(count);
    frames.clear().limit(count * FRAME);
    long at = first * FRAME;
    while (frames.hasRemaining()) {
      int n = base.read(frames, at);
      if (n < 0) {
        throw new IOException(name + " ends within a block");
      }
      at += n;
    }
  }

  private void storeStart(ByteBuffer from) throws IOException {
    int turn = turns.take(from);
    if (turn == StartTurns.BOTH) {
      base.force(false);
      storeTogether(from, 0, HEADERS);
    } else {
      store(from.slice(from.position(), BLOCK), turn, 1, BlockCheck.ALONE);
      from.position(from.limit());
    }
  }

  private void storeTogether(ByteBuffer from, long first, int together) throws IOException {
    written = Math.max(written, KeptState.namedBy(from));
    boolean isAlone = together == 1 || first < HEADERS;
    int mark = isAlone ? BlockCheck.ALONE : markOf(from, first, together);
    for (int done = 0; done < together; done += MOST_BLOCKS) {
      int count = Math.min(MOST_BLOCKS, together - done);
      store(from, first + done, count, done == 0 ? mark : BlockCheck.ALONE);
    }
  }

  /** Returns the mark behind the first of several blocks, which are read and not consumed. */
  private int markOf(ByteBuffer from, long first, int together) {
    CRC32C all = new CRC32C();
    int start = from.position();
    int end = from.limit();
    for (int i = 0; i < together; i++) {
      from.limit(start + (i + 1) * BLOCK).position(start + i * BLOCK);
      checks.addBlock(all, from, first + i);
    }
    from.limit(end).position(start);
    return BlockCheck.mark(together, all);
  }

  private void store(ByteBuffer from, long first, int count, int firstMark) throws IOException {
    makeRoom(count);
    int end = from.limit();
    for (int i = 0; i < count; i++) {
      from.limit(from.position() + BLOCK);
      frames.clear().position(i * FRAME).put(from);
      from.limit(end);
      int mark = i == 0 ? firstMark : BlockCheck.ALONE;
      int check = checks.of(part(i * FRAME, BLOCK), first + i, mark);
      frames.clear().putInt(i * FRAME + BLOCK, mark).putInt(i * FRAME + BLOCK + 4, check);
    }
    if (first < HEADERS) {
      for (int i = 0; i < count; i++) {
        frames.clear().putLong(i * FRAME + BLOCK, KeptState.noted(kept));
      }
    }
    frames.clear().limit(count * FRAME);
    long at = first * FRAME;
    while (frames.hasRemaining()) {
      at += base.write(frames, at);
    }
  }

  private void makeRoom(int count) {
    if (frames.capacity() < count * FRAME) {
      frames = ByteBuffer.allocateDirect(count * FRAME);
    }
  }

  private void requireSound(int index, long block) throws IOException {
    int end = index * FRAME + BLOCK;
    int mark = frames.clear().getInt(end);
    int check = frames.getInt(end + 4);
    boolean isSound =
        BlockCheck.isMark(mark) && check == checks.of(part(index * FRAME, BLOCK), block, mark);
    if (!isSound && block >= HEADERS) {
      throw new IOException("block " + block + " of " + name + " is damaged");
    }
  }

  /** Sees that all that was written at once with a block, as the first of it, is there. */
  private void requireTogether(long first) throws IOException {
    load(first, 1);
    requireSound(0, first);
    int mark = frames.clear().getInt(BLOCK);
    if (mark == BlockCheck.ALONE || first < HEADERS) {
      return;
    }
    int together = BlockCheck.together(mark);
    if (size() / BLOCK - first < together) {
      throw new IOException("what begins at block " + first + " of " + name + " is cut off");
    }
    CRC32C all = new CRC32C();
    for (int done = 0; done < together; done += MOST_BLOCKS) {
      int count = Math.min(MOST_BLOCKS, together - done);
      load(first + done, count);
      for (int i = 0; i < count; i++) {
        requireSound(i, first + done + i);
        checks.addBlock(all, part(i * FRAME, BLOCK), first + done + i);
      }
    }
    if (mark != BlockCheck.mark(together, all)) {
      throw new IOException("what begins at block " + first + " of " + name + " is torn");
    }
  }

  private ByteBuffer part(int from, int length) {
    return frames.clear().position(from).limit(from + length);
  }

  private static void requireWhole(long bytes) throws IOException {
    if (bytes % BLOCK != 0) {
      throw new IOException("only whole blocks of " + BLOCK + " bytes are written");
    }
  }
}
