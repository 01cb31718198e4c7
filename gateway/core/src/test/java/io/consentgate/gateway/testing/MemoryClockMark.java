package io.consentgate.gateway.testing;

import io.consentgate.gateway.consent.ClockMark;

/** The latest instants seen, in memory. */
public final class MemoryClockMark implements ClockMark {

  private Seen seen = Seen.NOTHING;
  private int stores;
  private int lowered;
  private boolean full;

  @Override
  public synchronized Seen load() {
    return seen;
  }

  @Override
  public synchronized boolean store(Seen later) {
    if (full) {
      return false;
    }
    seen = later;
    stores++;
    return true;
  }

  @Override
  public synchronized boolean lower(Seen right) {
    if (full) {
      return false;
    }
    seen = right;
    lowered++;
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

  /** Returns how often it was put back. */
  public synchronized int lowered() {
    return lowered;
  }
}
