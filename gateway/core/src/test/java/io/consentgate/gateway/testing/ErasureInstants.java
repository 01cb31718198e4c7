package io.consentgate.gateway.testing;

import io.consentgate.gateway.consent.ErasureInstant;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.consent.SignedTime;
import java.time.Instant;

/** Makes erasure instants the only way there is: through a real {@link GatewayClock}. */
public final class ErasureInstants {

  private ErasureInstants() {}

  /** Returns an instant that wall clock and authority agree has come. */
  public static ErasureInstant at(Instant instant) {
    GatewayClock clock = new GatewayClock(() -> instant, () -> 0, new MemoryClockMark());
    clock.hear(new SignedTime(instant, 0, SignedTime.Kind.ANSWER));
    return clock.erasureInstant();
  }
}
