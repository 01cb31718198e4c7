package io.consentgate.gateway.testing;

import io.consentgate.gateway.consent.ClockMark;
import java.time.Instant;

/** The latest instant seen, in memory. */
public final class MemoryClockMark implements ClockMark {

  private Instant mark = Instant.EPOCH;
  private int stores;

  @Override
  public synchronized Instant load() {
    return mark;
  }

  @Override
  public synchronized void store(Instant later) {
    mark = later;
    stores++;
  }

  /** Returns how often a mark was stored. */
  public synchronized int stores() {
    return stores;
  }
}
