package io.consentgate.evaluation.residue;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.evaluation.residue.MemoryScan.Wanted;
import io.consentgate.gateway.store.database.PlainFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Reads every file of a folder, block by block, and looks for exact bytes; in a zip or gzip file
 * also in what it holds, and in a database's file also without the checks between its blocks. Links
 * are not followed.
 */
final class FileScan {

  /** What a sealed reference of the grant is called. */
  static final String SEALED = "its sealed reference";

  /** What the grant's id is called. */
  static final String ID = "the grant's id";

  private static final int BLOCK_BYTES = 1 << 20;
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] GZIP = {0x1f, (byte) 0x8b, 8};

  /**
   * Something seen.
   *
   * @param file in which file
   * @param entry in which part of it; empty for the file as it is
   * @param what what it is
   */
  record Seen(Path file, String entry, String what) {}

  /**
   * A file or folder that could not be read, or not to its end.
   *
   * @param file which
   * @param why the kind of failure
   */
  record Unread(Path file, String why) {}

  private final Needles needles;
  private final Set<Path> except;
  private final LongConsumer progress;
  private final Set<Seen> seen = new LinkedHashSet<>();
  private final List<Unread> unread = new ArrayList<>();
  private final List<byte[]> sealed = new ArrayList<>();
  private final byte[] block;
  private final int overlap;
  private int files;
  private long bytes;

  /**
   * Prepares.
   *
   * @param wanted what to look for; what is named {@link #ID} may begin a sealed row
   * @param except folders to leave out
   * @param progress is told how many bytes were read
   */
  FileScan(List<Wanted> wanted, Set<Path> except, LongConsumer progress) {
    needles = new Needles(wanted.stream().flatMap(each -> each.pieces().stream()).toList());
    this.except = Set.copyOf(except);
    this.progress = progress;
    overlap = Math.max(needles.longest(), GrantId.SIZE_BYTES + SealedBytes.MOST_BYTES);
    block = new byte[BLOCK_BYTES + overlap];
  }

  /** Looks through a folder and all below it. */
  void look(Path folder) throws IOException {
    try {
      Files.walkFileTree(folder, new Visitor());
    } finally {
      Arrays.fill(block, (byte) 0);
    }
  }

  Set<Seen> seen() {
    return seen;
  }

  List<Unread> unread() {
    return unread;
  }

  /** Returns the sealed references that lie behind the grant's id. */
  List<byte[]> sealed() {
    return sealed;
  }

  int files() {
    return files;
  }

  long bytes() {
    return bytes;
  }

  private final class Visitor extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return except.contains(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        try {
          read(file);
          files++;
        } catch (IOException e) {
          failed(file, e);
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      failed(file, e);
      return FileVisitResult.CONTINUE;
    }
  }

  /** A file that has gone meanwhile holds nothing. */
  private void failed(Path file, IOException e) {
    if (!(e instanceof NoSuchFileException)) {
      unread.add(new Unread(file, e.getClass().getSimpleName()));
    }
  }

  private void read(Path file) throws IOException {
    byte[] start;
    try (InputStream in = open(file)) {
      start = in.readNBytes(ZIP.length);
    }
    try (InputStream in = open(file)) {
      search(file, "", in);
    }
    if (file.toString().endsWith(".mv.db")) {
      try (InputStream in = PlainFile.contentOf(file)) {
        search(file, "", in);
      }
    }
    if (Arrays.equals(start, ZIP)) {
      try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(open(file)))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          search(file, entry.getName(), zip);
        }
      }
    } else if (start.length > GZIP.length && Arrays.mismatch(start, GZIP) == GZIP.length) {
      try (InputStream in = new GZIPInputStream(new BufferedInputStream(open(file)))) {
        search(file, "its content", in);
      }
    }
  }

  private static InputStream open(Path file) throws IOException {
    return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** The end of a block is kept, so that what lies across two blocks is seen whole. */
  private void search(Path file, String entry, InputStream in) throws IOException {
    int kept = 0;
    boolean isEnd = false;
    while (!isEnd) {
      int room = block.length - kept;
      int n = in.readNBytes(block, kept, room);
      isEnd = n < room;
      int length = kept + n;
      int limit = isEnd ? length : length - overlap;
      needles.search(block, length, limit, (wanted, at) -> seen(file, entry, wanted, at, length));
      kept = length - limit;
      System.arraycopy(block, limit, block, 0, kept);
      bytes += n;
      progress.accept(bytes);
    }
  }

  private void seen(Path file, String entry, Wanted wanted, int at, int length) {
    seen.add(new Seen(file, entry, wanted.toString()));
    if (wanted.toString().equals(ID)) {
      SealedBytes.after(block, at + wanted.bytes().length, length)
          .ifPresent(
              found -> {
                sealed.add(found);
                seen.add(new Seen(file, entry, SEALED));
              });
    }
  }
}
