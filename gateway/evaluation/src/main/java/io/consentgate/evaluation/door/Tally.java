package io.consentgate.evaluation.door;

import io.consentgate.evaluation.calibrate.Half;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts answers, by half. Safe for use by several threads. */
final class Tally {

  private final Map<Half, DoorCount> counts = new EnumMap<>(Half.class);
  private final Map<String, Integer> missed = new TreeMap<>();

  /**
   * Counts one.
   *
   * @param half of whoever came
   * @param reason what the portal's screen said
   * @param acquirable whether the picture by itself shows one usable face
   */
  synchronized void add(Half half, String reason, boolean acquirable) {
    Answer answer = Answer.of(reason);
    boolean compared = answer != Answer.NOT_COMPARED;
    if (!compared && acquirable) {
      missed.merge(reason, 1, Integer::sum);
    }
    DoorCount one =
        new DoorCount(
            1, compared || acquirable ? 1 : 0, compared ? 1 : 0, answer == Answer.ADMITTED ? 1 : 0);
    counts.merge(half, one, DoorCount::plus);
  }

  /** Returns the counts of a half. */
  synchronized DoorCount of(Half half) {
    return counts.getOrDefault(half, DoorCount.NONE);
  }

  /** Returns what the screen said to those who were acquired and not compared, and how often. */
  synchronized Map<String, Integer> missed() {
    return new TreeMap<>(missed);
  }
}
