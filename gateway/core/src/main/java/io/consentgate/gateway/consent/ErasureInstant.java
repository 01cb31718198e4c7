package io.consentgate.gateway.consent;

import java.time.Instant;

/**
 * An instant that two sources say has come: this machine's clock, and the authority's signed time
 * carried on by the monotonic clock. What ends by time is destroyed by it and by nothing else; only
 * {@link GatewayClock} makes one.
 */
public final class ErasureInstant {

  private final Instant instant;

  ErasureInstant(Instant instant) {
    this.instant = instant;
  }

  /** Returns the instant. */
  public Instant instant() {
    return instant;
  }

  @Override
  public String toString() {
    return "ErasureInstant[" + instant + "]";
  }
}
