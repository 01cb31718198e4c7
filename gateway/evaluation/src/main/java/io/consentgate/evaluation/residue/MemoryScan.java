package io.consentgate.evaluation.residue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads every readable page of a running process and looks for exact bytes. Needs the right to look
 * into that process.
 */
public final class MemoryScan {

  private static final Pattern MAPPING =
      Pattern.compile("([0-9a-f]+)-([0-9a-f]+) r\\S+ \\S+ \\S+ \\S+\\s*(.*)");

  private static final int PART_BYTES = 1 << 20;

  private static final int PIECE_BYTES = 32;

  /** Something to look for. It prints its name, never the bytes. */
  public static final class Wanted {

    private final String name;
    private final byte[] bytes;

    /**
     * Names bytes.
     *
     * @param name what they are
     * @param bytes at least eight of them
     */
    public Wanted(String name, byte[] bytes) {
      this.name = name;
      this.bytes = bytes.clone();
    }

    /** Returns the bytes themselves, which nobody is to change. */
    byte[] bytes() {
      return bytes;
    }

    /**
     * Returns pieces of what is long, under the same name: of what was overwritten in part, the
     * rest is found. Pieces of few different bytes are left out; they lie everywhere.
     */
    public List<Wanted> pieces() {
      if (bytes.length < 2 * PIECE_BYTES) {
        return List.of(this);
      }
      List<Wanted> pieces = new ArrayList<>();
      for (int at = 0; at + PIECE_BYTES <= bytes.length; at += PIECE_BYTES) {
        Wanted piece = new Wanted(name, Arrays.copyOfRange(bytes, at, at + PIECE_BYTES));
        if (piece.isTelling()) {
          pieces.add(piece);
        }
      }
      return pieces.isEmpty() ? List.of(this) : pieces;
    }

    private boolean isTelling() {
      BitSet different = new BitSet();
      for (byte each : bytes) {
        different.set(each & 0xff);
      }
      return different.cardinality() >= PIECE_BYTES / 4;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * Something found.
   *
   * @param name what it is
   * @param isSecretPage whether it lies in pages that no core dump holds, as secrets do
   * @param where what the kernel calls the mapping; empty for memory without a name
   * @param address where its first byte lies
   */
  public record Hit(String name, boolean isSecretPage, String where, long address) {}

  /**
   * What came of it.
   *
   * @param hits all that was found
   * @param bytes how many bytes were read
   */
  public record Found(List<Hit> hits, long bytes) {

    /** Copies the hits. */
    public Found {
      hits = List.copyOf(hits);
    }
  }

  private record Range(long from, long to, String name, boolean isSecret) {
    Hit hit(String what, long address) {
      return new Hit(what, isSecret, name, address);
    }
  }

  private final Path process;

  /**
   * Prepares.
   *
   * @param pid the process
   */
  public MemoryScan(long pid) {
    process = Path.of("/proc", Long.toString(pid));
  }

  /**
   * Looks for everything at once.
   *
   * @throws IOException if the process may not be looked into, or is gone
   */
  public Found look(List<Wanted> wanted) throws IOException {
    Needles needles = new Needles(wanted);
    byte[] part = new byte[PART_BYTES + needles.longest()];
    List<Hit> hits = new ArrayList<>();
    long read = 0;
    try (RandomAccessFile memory = new RandomAccessFile(process.resolve("mem").toFile(), "r")) {
      for (Range range : ranges()) {
        for (long at = range.from(); at < range.to(); at += PART_BYTES) {
          int length = read(memory, at, part, range.to());
          read += Math.min(length, PART_BYTES);
          long begin = at;
          needles.search(
              part, length, PART_BYTES, (found, i) -> hits.add(range.hit(found.name, begin + i)));
        }
      }
    } finally {
      Arrays.fill(part, (byte) 0);
    }
    return new Found(hits, read);
  }

  /** Pages that went away meanwhile, and the kernel's own, cannot be read: they count as empty. */
  private static int read(RandomAccessFile memory, long at, byte[] part, long end) {
    int length = 0;
    int most = (int) Math.min(part.length, end - at);
    try {
      memory.seek(at);
      while (length < most) {
        int n = memory.read(part, length, most - length);
        if (n < 0) {
          break;
        }
        length += n;
      }
    } catch (IOException _) {
      return length;
    }
    return length;
  }

  private List<Range> ranges() throws IOException {
    List<Range> ranges = new ArrayList<>();
    boolean isReadable = false;
    for (String line : Files.readAllLines(process.resolve("smaps"))) {
      Matcher mapping = MAPPING.matcher(line);
      if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
        isReadable = false;
      }
      if (mapping.matches()) {
        isReadable = true;
        long from = Long.parseUnsignedLong(mapping.group(1), 16);
        long to = Long.parseUnsignedLong(mapping.group(2), 16);
        ranges.add(new Range(from, to, mapping.group(3), false));
      } else if (isReadable && line.startsWith("VmFlags:") && (line + " ").contains(" dd ")) {
        Range last = ranges.removeLast();
        ranges.add(new Range(last.from(), last.to(), last.name(), true));
      }
    }
    ranges.removeIf(range -> range.from() < 0 || range.name().equals("[vvar]"));
    return ranges;
  }
}
