package io.consentgate.gateway.consent;

import java.time.Instant;

/** Port: how far time had come when it was last looked at, kept across restarts. */
public interface ClockMark {

  /**
   * What was seen.
   *
   * @param latest the latest instant that this machine's clock ever showed
   * @param vouched the latest instant that the authority's word had reached
   */
  record Seen(Instant latest, Instant vouched) {

    /** Nothing was ever seen. */
    public static final Seen NOTHING = new Seen(Instant.EPOCH, Instant.EPOCH);
  }

  /** Returns what was seen; {@link Seen#NOTHING} before the first. */
  Seen load();

  /**
   * Keeps the later of each instant, durably.
   *
   * @return whether it is kept; a disk may be full for a while
   */
  boolean store(Seen seen);

  /**
   * Puts the latest instant back, durably, because it was wrong, and writes that down (event {@code
   * ClockLowered}) in the same step.
   *
   * @param seen what holds from now on
   * @return whether it is kept; a disk may be full for a while
   */
  boolean lower(Seen seen);
}
