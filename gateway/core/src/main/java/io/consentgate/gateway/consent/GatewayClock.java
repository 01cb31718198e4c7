package io.consentgate.gateway.consent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A wall clock that notices when it was set back.
 *
 * <p>The latest instant seen is kept in memory at every reading and durably every {@link
 * #PERSIST_EVERY}; while the disk takes nothing, memory alone keeps it.
 */
public final class GatewayClock {

  /** How far the clock may step back before it is suspect; NTP steps less. */
  static final Duration TOLERANCE = Duration.ofSeconds(5);

  /** How often a later mark is stored. */
  static final Duration PERSIST_EVERY = Duration.ofSeconds(10);

  private final InstantSource wall;
  private final ClockMark store;
  private Instant mark;
  private Instant stored;

  /**
   * Starts from the stored mark.
   *
   * @param wall the system's clock
   * @param store where the mark is kept
   */
  public GatewayClock(InstantSource wall, ClockMark store) {
    this.wall = wall;
    this.store = store;
    mark = store.load();
    stored = mark;
  }

  /** Tells whether the clock stands where it can be believed. */
  public synchronized boolean isSane() {
    observe();
    return !wall.instant().isBefore(mark.minus(TOLERANCE));
  }

  /** Returns the wall clock's time, believed or not. */
  public Instant wall() {
    return wall.instant();
  }

  /** Returns the later of wall clock and mark: the time by which tickets are judged. */
  public synchronized Instant latest() {
    observe();
    return mark;
  }

  private void observe() {
    Instant now = wall.instant();
    if (now.isAfter(mark)) {
      mark = now;
      if (mark.isAfter(stored.plus(PERSIST_EVERY)) && store.store(mark)) {
        stored = mark;
      }
    }
  }
}
