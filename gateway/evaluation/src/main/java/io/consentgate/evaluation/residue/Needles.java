package io.consentgate.evaluation.residue;

import io.consentgate.evaluation.residue.MemoryScan.Wanted;
import java.util.Arrays;
import java.util.List;

/** Many byte strings that are looked for at once. */
final class Needles {

  /** Is told of each match. */
  @FunctionalInterface
  interface Sink {
    /** Takes what was found, and where in the part it begins. */
    void seen(Wanted wanted, int at);
  }

  private final List<Wanted> wanted;
  private final boolean[] begins = new boolean[1 << 16];

  Needles(List<Wanted> wanted) {
    this.wanted = List.copyOf(wanted);
    wanted.forEach(each -> begins[start(each.bytes(), 0)] = true);
  }

  /** Returns how long the longest is. */
  int longest() {
    return wanted.stream().mapToInt(each -> each.bytes().length).max().orElse(1);
  }

  /**
   * Looks through a part.
   *
   * @param part holds {@code length} bytes
   * @param length how many of them count
   * @param limit matches begin before it
   * @param sink is told
   */
  void search(byte[] part, int length, int limit, Sink sink) {
    int end = Math.min(limit, length - 1);
    for (int i = 0; i < end; i++) {
      if (begins[start(part, i)]) {
        tell(part, length, i, sink);
      }
    }
  }

  private void tell(byte[] part, int length, int at, Sink sink) {
    for (Wanted each : wanted) {
      byte[] needle = each.bytes();
      int end = at + needle.length;
      if (end <= length && Arrays.equals(part, at, end, needle, 0, needle.length)) {
        sink.seen(each, at);
      }
    }
  }

  private static int start(byte[] bytes, int at) {
    return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
  }
}
