package io.consentgate.evaluation.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A look into the gateway's memory a second and a full collection after something, for a camera
 * that sends single pictures.
 *
 * <p>A collection that moves an array just while a library has it leaves a copy in the free heap.
 * That happens to one passage in many; the next requests are written over it. Where something lies
 * there that a passage or a start has in an array, another look is taken, twice at most. All else
 * that an earlier look found counts, and whatever the last one finds.
 */
final class LaterLook {

  /** What a passage hands to libraries in arrays, or gets in one. */
  private static final Set<String> OF_A_PASSAGE =
      Set.of(
          Known.PASS,
          Known.AS_KEPT,
          Known.KEY,
          Known.VISITORS_HALF,
          Known.GATEWAYS_HALF,
          KnownPicture.OUTPUT,
          KnownPicture.COLOUR,
          KnownPicture.GREY);

  /** What a start has in arrays, to make the root's key of it or to open a token. */
  private static final Set<String> OF_A_START = Set.of(Known.SECRET, Known.CHARACTERS);

  /** What only an enrolment and an erasure have in arrays, for a moment. */
  private static final Set<String> OF_THE_RING =
      Set.of(KnownRing.ROOT, KnownRing.PRESENT_ROOT, KnownRing.SHARD, KnownRing.PRESENT_SHARD);

  /** The layers of the detector that its output is put together of. */
  private static final String DETECTED =
      "finder\\.search\\.detector\\.network, layer .*/(Concat|head\\.\\d/Conv)";

  private static final int REQUESTS = 1000;

  /** What one passage in many leaves, three in a row do not. */
  private static final int LATER = 2;

  private static final String SENT = KnownPicture.SENT + " @ native";

  private final WatchedHouse watched;
  private final Guest guest;

  /** Something that is done between two looks. */
  @FunctionalInterface
  private interface Between {
    void go() throws Exception;
  }

  LaterLook(WatchedHouse watched, Guest guest) {
    this.watched = watched;
    this.guest = guest;
  }

  /** What every passage leaves is there after another one too. */
  Map<String, Long> afterPassage() throws Exception {
    return look("a passage", () -> assertThat(watched.presentMarked(guest)).isEqualTo("OPEN"));
  }

  /** An erasure cannot be had twice. */
  Map<String, Long> afterErasure() throws Exception {
    return look("the erasure", () -> {});
  }

  private Map<String, Long> look(String when, Between between) throws Exception {
    Map<String, Long> all = new HashMap<>();
    Map<String, Long> counts = once(when);
    for (int i = 0; i < LATER && hasCopiesOfArrays(counts); i++) {
      counts.keySet().removeIf(LaterLook::isCopyOfAnArray);
      counts.forEach((what, count) -> all.merge(what, count, Math::max));
      writeOver();
      between.go();
      counts = once(when + " and " + REQUESTS + " requests");
    }
    counts.forEach((what, count) -> all.merge(what, count, Math::max));
    return all;
  }

  private void writeOver() throws Exception {
    for (int i = 0; i < REQUESTS; i++) {
      watched.house().references();
    }
  }

  private static boolean hasCopiesOfArrays(Map<String, Long> counts) {
    return counts.keySet().stream().anyMatch(LaterLook::isCopyOfAnArray);
  }

  /** Tells whether something can be in an array; all else has no way into the heap. */
  static boolean canBeArray(String name) {
    return OF_THE_RING.contains(withoutRow(name)) || OF_A_START.contains(name) || isOfPassage(name);
  }

  private static boolean isOfPassage(String name) {
    return OF_A_PASSAGE.contains(withoutRow(name)) || name.matches(DETECTED);
  }

  private static String withoutRow(String name) {
    return name.split(KnownRing.ROW, 2)[0];
  }

  private static boolean isCopyOfAnArray(String found) {
    String[] named = found.split(" @ ", 2);
    return (OF_A_START.contains(named[0]) || isOfPassage(named[0]))
        && named[1].matches("heap, \\w+, free");
  }

  /**
   * The end of a compressed picture lies in the decoder until a longer one comes; that much of it
   * is allowed, and left out of what is returned.
   */
  private Map<String, Long> once(String when) throws Exception {
    Map<String, Long> counts = new TreeMap<>(watched.look(guest, when));
    long sent =
        counts.entrySet().stream()
            .filter(each -> each.getKey().startsWith(SENT))
            .mapToLong(Map.Entry::getValue)
            .sum();
    assertThat(sent).isLessThanOrEqualTo(mostSent());
    counts.keySet().removeIf(each -> each.startsWith(SENT));
    return counts;
  }

  /** What the decoder has of the compressed picture behind the end of a shorter one. */
  private long mostSent() {
    double longerBy = ((NetworkCamera) watched.camera()).longerBy();
    // The pieces are taken from the second half; the decoder's copy is a little shorter.
    return (long) Math.ceil(2 * watched.pieces(KnownPicture.SENT) * longerBy) + 2;
  }
}
