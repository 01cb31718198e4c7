package io.consentgate.evaluation.residue;

import io.consentgate.evaluation.residue.MemoryScan.Wanted;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Many byte strings that are looked for at once. */
final class Needles {

  /** Is told of each match. */
  @FunctionalInterface
  interface Sink {
    /** Takes what was found, and where in the part it begins. */
    void seen(Wanted wanted, int at);
  }

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int SHARES = 1 << 16;

  private final List<Wanted> wanted;

  /** Where those whose four bytes fall into one share lie in the list. */
  private final int[] first = new int[SHARES + 1];

  Needles(List<Wanted> wanted) {
    this.wanted =
        wanted.stream()
            .sorted(Comparator.comparingInt(each -> share(each.bytes(), anchor(each.bytes()))))
            .toList();
    wanted.forEach(each -> first[share(each.bytes(), anchor(each.bytes())) + 1]++);
    for (int i = 0; i < SHARES; i++) {
      first[i + 1] += first[i];
    }
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
    for (int i = 0; i <= length - Integer.BYTES; i++) {
      if (part[i] != 0) {
        int share = share(part, i);
        for (int k = first[share]; k < first[share + 1]; k++) {
          tell(wanted.get(k), part, length, i, limit, sink);
        }
      }
    }
  }

  private static void tell(
      Wanted each, byte[] part, int length, int anchored, int limit, Sink sink) {
    byte[] needle = each.bytes();
    int at = anchored - anchor(needle);
    int end = at + needle.length;
    if (at >= 0
        && at < limit
        && end <= length
        && Arrays.equals(part, at, end, needle, 0, needle.length)) {
      sink.seen(each, at);
    }
  }

  /**
   * Memory is full of zeros: the first four bytes without one are what to go by, else the first
   * that begin with another.
   */
  private static int anchor(byte[] needle) {
    int last = needle.length - Integer.BYTES;
    int start = -1;
    for (int at = 0, run = 0; at < needle.length; at++) {
      run = needle[at] == 0 ? 0 : run + 1;
      if (run == Integer.BYTES) {
        return at - Integer.BYTES + 1;
      }
      if (start < 0 && run > 0 && at <= last) {
        start = at;
      }
    }
    if (start < 0) {
      throw new IllegalArgumentException("zeros lie everywhere: nothing to look for");
    }
    return start;
  }

  private static int share(byte[] bytes, int at) {
    return ((int) WORD.get(bytes, at) * 0x9e3779b1) >>> 16;
  }
}
