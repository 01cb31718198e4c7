package io.consentgate.gateway.app.portal;

import io.consentgate.gateway.audit.WayIn;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long coming in takes by each way, from code read to portal open; the latest few only. */
public final class PassageTimes {

  private static final int KEPT = 200;

  private final Map<WayIn, Deque<Duration>> latest = new EnumMap<>(WayIn.class);

  /** Notes one. */
  public synchronized void note(WayIn way, Duration took) {
    Deque<Duration> times = latest.computeIfAbsent(way, _ -> new ArrayDeque<>());
    times.addLast(took);
    if (times.size() > KEPT) {
      times.removeFirst();
    }
  }

  /** Returns the time within which 19 of 20 were in, or nothing if nobody was. */
  public synchronized Optional<Duration> nineteenOfTwenty(WayIn way) {
    Deque<Duration> times = latest.get(way);
    if (times == null || times.isEmpty()) {
      return Optional.empty();
    }
    List<Duration> sorted = times.stream().sorted().toList();
    return Optional.of(sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1));
  }
}
