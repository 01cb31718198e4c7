package io.consentgate.gateway.testing;

import io.consentgate.gateway.consent.ClockMark;
import java.time.Instant;

/** The latest instant seen, in memory. */
public final class MemoryClockMark implements ClockMark {

  private Instant mark = Instant.EPOCH;
  private int stores;
  private boolean full;

  @Override
  public synchronized Instant load() {
    return mark;
  }

  @Override
  public synchronized boolean store(Instant later) {
    if (full) {
      return false;
    }
    mark = later;
    stores++;
    return true;
  }

  /** From now on a mark is kept, or not. */
  public synchronized void full(boolean now) {
    full = now;
  }

  /** Returns how often a mark was stored. */
  public synchronized int stores() {
    return stores;
  }
}
