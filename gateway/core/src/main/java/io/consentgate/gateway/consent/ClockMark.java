package io.consentgate.gateway.consent;

import java.time.Instant;

/** Port: the latest instant that was ever seen here, kept across restarts. */
public interface ClockMark {

  /** Returns the mark; {@link Instant#EPOCH} before the first. */
  Instant load();

  /**
   * Keeps a later mark, durably.
   *
   * @return whether it is kept; a disk may be full for a while
   */
  boolean store(Instant mark);
}
