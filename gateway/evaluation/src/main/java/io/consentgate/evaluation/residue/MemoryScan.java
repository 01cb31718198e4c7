package io.consentgate.evaluation.residue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
   */
  public record Hit(String name, boolean isSecretPage, String where) {}

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

  private record Range(long from, long to, String name, boolean isSecret) {}

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
    List<byte[]> needles = wanted.stream().map(each -> each.bytes).toList();
    boolean[] begins = new boolean[1 << 16];
    needles.forEach(needle -> begins[start(needle, 0)] = true);
    int longest = needles.stream().mapToInt(needle -> needle.length).max().orElse(1);
    byte[] part = new byte[PART_BYTES + longest];
    List<Hit> hits = new ArrayList<>();
    long read = 0;
    try (RandomAccessFile memory = new RandomAccessFile(process.resolve("mem").toFile(), "r")) {
      for (Range range : ranges()) {
        for (long at = range.from(); at < range.to(); at += PART_BYTES) {
          int length = read(memory, at, part, range.to());
          read += Math.min(length, PART_BYTES);
          for (int i = 0; i < Math.min(PART_BYTES, length - 1); i++) {
            if (begins[start(part, i)]) {
              for (int found : matches(needles, part, i, length)) {
                hits.add(new Hit(wanted.get(found).name, range.isSecret(), range.name()));
              }
            }
          }
        }
      }
    } finally {
      Arrays.fill(part, (byte) 0);
    }
    return new Found(hits, read);
  }

  private static List<Integer> matches(List<byte[]> needles, byte[] part, int at, int length) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < needles.size(); i++) {
      byte[] needle = needles.get(i);
      int end = at + needle.length;
      if (end <= length && Arrays.equals(part, at, end, needle, 0, needle.length)) {
        found.add(i);
      }
    }
    return found;
  }

  private static int start(byte[] bytes, int at) {
    return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
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
