package io.consentgate.gateway.store.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A database's file as H2 alone has it, without the checks of {@link CheckedFile}: of a data folder
 * before form 5, or out of a backup.
 */
public final class PlainFile {

  /** How H2's second block begins: as its first. */
  private static final byte[] SECOND = "H:2,".getBytes(StandardCharsets.US_ASCII);

  private PlainFile() {}

  /**
   * Writes the file anew with checks, whole or not at all, if it has none, and overwrites the
   * former one: deleted alone, it would leave in the file system's free blocks whatever is erased
   * later.
   *
   * @throws IOException if it cannot be read, or the disk does not take it; the next call goes on
   *     from there, and the file can be read at any time
   */
  static void addChecks(Path file) throws IOException {
    addChecks(file, _ -> {});
  }

  /** As above, telling each step; the test stops at one. */
  static void addChecks(Path file, Consumer<Replacement.Step> reached) throws IOException {
    Replacement replacement = new Replacement(file, reached);
    if (Files.exists(file) && isPlain(file)) {
      Path beside = file.resolveSibling(file.getFileName() + ".checked");
      replacement.clear(beside);
      writeChecked(file, beside);
      replacement.put(beside);
    }
    replacement.finish();
  }

  private static void writeChecked(Path file, Path beside) throws IOException {
    try (InputStream from = Files.newInputStream(file);
        FileChannel disk =
            FileChannel.open(
                beside,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        FileChannel to = new CheckedFile(beside.toString(), disk)) {
      byte[] block = new byte[CheckedFile.BLOCK];
      long at = 0;
      for (int n = from.readNBytes(block, 0, block.length);
          n > 0;
          n = from.readNBytes(block, 0, block.length)) {
        Arrays.fill(block, n, block.length, (byte) 0);
        at += to.write(ByteBuffer.wrap(block), at);
      }
      // Not through the other, which would note each state that ever began here as kept.
      disk.force(true);
    }
  }

  /**
   * Reads a file's blocks one behind the other, without what lies between them, sound or not.
   *
   * @param file with checks or without
   */
  public static InputStream contentOf(Path file) throws IOException {
    InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    try {
      return isPlain(file) ? in : new Blocks(in);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static boolean isPlain(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer start = ByteBuffer.allocate(SECOND.length);
      return channel.read(start, CheckedFile.BLOCK) == SECOND.length
          && Arrays.equals(start.array(), SECOND);
    }
  }

  /** Leaves out what lies behind each block. */
  private static final class Blocks extends InputStream {

    private final InputStream in;
    private int left = CheckedFile.BLOCK;

    Blocks(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      if (left == 0) {
        in.readNBytes(CheckedFile.FRAME - CheckedFile.BLOCK);
        left = CheckedFile.BLOCK;
      }
      int n = in.read(to, offset, Math.min(length, left));
      left -= Math.max(0, n);
      return n;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
