package io.consentgate.evaluation.crash;

import io.consentgate.evaluation.crash.Outside.Doing;
import io.consentgate.gateway.store.keyring.RootKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts kills as they come, from any thread. */
final class KillCount {

  /**
   * What was counted.
   *
   * @param kills how many there were under a root, by what they fell into
   * @param references how many were opened with their passes afterwards
   * @param faults what must not be, one line each
   * @param seconds how long all of it took
   */
  record Result(
      Map<RootKind, Map<Doing, Integer>> kills,
      long references,
      List<String> faults,
      double seconds) {

    /** Copies what was counted. */
    Result {
      kills =
          kills.entrySet().stream()
              .collect(
                  Collectors.toUnmodifiableMap(
                      Map.Entry::getKey, under -> Map.copyOf(under.getValue())));
      faults = List.copyOf(faults);
    }

    /** Returns how many kills there were. */
    int count() {
      return Arrays.stream(RootKind.values()).mapToInt(this::under).sum();
    }

    /** Returns how many kills fell into something. */
    int during(Doing doing) {
      return Arrays.stream(RootKind.values()).mapToInt(root -> under(root, doing)).sum();
    }

    /** Returns how many kills there were under a root. */
    int under(RootKind root) {
      return Arrays.stream(Doing.values()).mapToInt(doing -> under(root, doing)).sum();
    }

    /** Returns how many kills under a root fell into something. */
    int under(RootKind root, Doing doing) {
      return kills.getOrDefault(root, Map.of()).getOrDefault(doing, 0);
    }
  }

  private final long begin = System.nanoTime();
  private Duration earlier = Duration.ZERO;
  private final Map<RootKind, Map<Doing, Integer>> kills = new EnumMap<>(RootKind.class);
  private final List<String> faults = new ArrayList<>();
  private long references;

  /** Counts one. */
  synchronized void add(Kill kill) {
    kills
        .computeIfAbsent(kill.root(), _ -> new EnumMap<>(Doing.class))
        .merge(kill.doing(), 1, Integer::sum);
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
