package io.consentgate.gateway.consent;

import java.time.Instant;

/** Port: the latest instant that was ever seen here, kept across restarts. */
public interface ClockMark {

  /** Returns the mark; {@link Instant#EPOCH} before the first. */
  Instant load();

  /** Keeps a later mark, durably. */
  void store(Instant mark);
}
