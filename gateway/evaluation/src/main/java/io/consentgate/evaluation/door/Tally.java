package io.consentgate.evaluation.door;

import io.consentgate.evaluation.calibrate.Half;
import java.util.EnumMap;
import java.util.Map;

/** Counts answers, by half. Safe for use by several threads. */
final class Tally {

  private final Map<Half, DoorCount> counts = new EnumMap<>(Half.class);

  /**
   * Counts one.
   *
   * @param half of whoever came
   * @param answer of the door
   * @param acquirable whether the picture by itself shows one usable face
   */
  synchronized void add(Half half, Answer answer, boolean acquirable) {
    boolean compared = answer != Answer.NOT_COMPARED;
    DoorCount one =
        new DoorCount(
            1, compared || acquirable ? 1 : 0, compared ? 1 : 0, answer == Answer.ADMITTED ? 1 : 0);
    counts.merge(half, one, DoorCount::plus);
  }

  /** Returns the counts of a half. */
  synchronized DoorCount of(Half half) {
    return counts.getOrDefault(half, DoorCount.NONE);
  }
}
