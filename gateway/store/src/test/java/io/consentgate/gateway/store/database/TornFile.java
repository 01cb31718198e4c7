package io.consentgate.gateway.store.database;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.h2.store.fs.FileBaseDefault;

/** A file in memory, and what a disk may have of it if the power fails: any page not synced yet. */
final class TornFile extends FileBaseDefault {

  private static final int PAGE = 4096;

  private record Write(int at, ByteBuffer bytes) {}

  private byte[] now;
  private byte[] kept;
  private final List<Write> since = new ArrayList<>();

  /** Begins with what is on the disk. */
  TornFile(byte[] content) {
    now = content;
    kept = content;
  }

  @Override
  public long size() {
    return now.length;
  }

  @Override
  public synchronized int read(ByteBuffer to, long position) {
    int n = Math.min(to.remaining(), now.length - Math.toIntExact(position));
    if (n <= 0) {
      return -1;
    }
    to.put(now, Math.toIntExact(position), n);
    return n;
  }

  @Override
  public synchronized int write(ByteBuffer from, long position) {
    int length = from.remaining();
    ByteBuffer bytes = ByteBuffer.allocate(length).put(from).clear();
    Write write = new Write(Math.toIntExact(position), bytes);
    since.add(write);
    now = after(now, write, 0, length);
    return length;
  }

  @Override
  public void force(boolean alsoFacts) {
    kept = now;
    since.clear();
  }

  @Override
  protected void implTruncate(long size) {
    throw new UnsupportedOperationException();
  }

  /** Returns what the disk has, with each page written since or not. */
  byte[] torn(SplittableRandom random) {
    byte[] torn = kept;
    for (Write write : since) {
      int end = write.bytes().limit();
      int to = 0;
      for (int from = 0; from < end; from = to) {
        to = Math.min(end, from + PAGE - (write.at() + from) % PAGE);
        if (random.nextBoolean()) {
          torn = after(torn, write, from, to);
        }
      }
    }
    return torn;
  }

  private static byte[] after(byte[] before, Write write, int from, int to) {
    byte[] after = Arrays.copyOf(before, Math.max(before.length, write.at() + to));
    write.bytes().get(from, after, write.at() + from, to - from);
    return after;
  }
}
