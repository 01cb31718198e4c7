package io.consentgate.evaluation.crash;

import io.consentgate.evaluation.crash.Outside.Doing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts kills as they come, from any thread. */
final class KillCount {

  /** How many kills fell into what, what was found after them, and how long it took. */
  record Result(Map<Doing, Integer> kills, long references, List<String> faults, double seconds) {

    /** Copies what was counted. */
    Result {
      kills = Map.copyOf(kills);
      faults = List.copyOf(faults);
    }

    /** Returns how many kills there were. */
    int count() {
      return kills.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns how many kills fell into something. */
    int during(Doing doing) {
      return kills.getOrDefault(doing, 0);
    }
  }

  private final long begin = System.nanoTime();
  private Duration earlier = Duration.ZERO;
  private final Map<Doing, Integer> kills = new EnumMap<>(Doing.class);
  private final List<String> faults = new ArrayList<>();
  private long references;

  /** Counts one. */
  synchronized void add(Kill kill) {
    kills.merge(kill.doing(), 1, Integer::sum);
    references += kill.opened();
    faults.addAll(kill.faults());
  }

  /** Counts one of an earlier run, and how long it took. */
  synchronized void add(Kill kill, Duration took) {
    add(kill);
    earlier = earlier.plus(took);
  }

  /** Tells whether anything was found. */
  synchronized boolean isFaulty() {
    return !faults.isEmpty();
  }

  /** Returns what was counted so far. */
  synchronized Result result() {
    Duration all = earlier.plusNanos(System.nanoTime() - begin);
    return new Result(kills, references, faults, all.toMillis() / 1e3);
  }
}
