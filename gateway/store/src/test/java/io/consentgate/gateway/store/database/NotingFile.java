package io.consentgate.gateway.store.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import org.h2.store.fs.FileBaseDefault;

/** Notes which blocks of a file were written, and each fsync. */
final class NotingFile extends FileBaseDefault {

  private final FileChannel base;
  private final List<String> calls;

  /** Reads and writes a file; closing this closes it. */
  NotingFile(FileChannel base, List<String> calls) {
    this.base = base;
    this.calls = calls;
  }

  @Override
  public long size() throws IOException {
    return base.size();
  }

  @Override
  public synchronized int read(ByteBuffer to, long position) throws IOException {
    return base.read(to, position);
  }

  @Override
  public synchronized int write(ByteBuffer from, long position) throws IOException {
    if (position % CheckedFile.FRAME == 0) {
      for (int i = 0; i < from.remaining() / CheckedFile.FRAME; i++) {
        calls.add("write " + (position / CheckedFile.FRAME + i));
      }
    }
    return base.write(from, position);
  }

  @Override
  public void force(boolean alsoFacts) throws IOException {
    calls.add("sync");
    base.force(alsoFacts);
  }

  @Override
  protected void implTruncate(long size) throws IOException {
    base.truncate(size);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    base.close();
  }
}
