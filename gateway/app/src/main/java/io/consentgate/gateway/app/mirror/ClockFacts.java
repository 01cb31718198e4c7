package io.consentgate.gateway.app.mirror;

import io.consentgate.gateway.app.authority.StatusSweep;
import io.consentgate.gateway.consent.ClockReading.Sound;
import io.consentgate.gateway.consent.ClockReading.Suspect;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.store.StoreUnavailableException;
import java.util.Map;

/** Whether the clock is believed, and whether what ended is gone. */
public final class ClockFacts {

  /** Where the journal cannot be read. */
  private static final long UNKNOWN = -1;

  private final GatewayClock clock;
  private final StatusSweep sweep;

  /** Ties the facts to where they come from. */
  public ClockFacts(GatewayClock clock, StatusSweep sweep) {
    this.clock = clock;
    this.sweep = sweep;
  }

  /** Returns the stable word for how the clock stands. */
  String word() {
    return switch (clock.reading()) {
      case Sound() -> "SOUND";
      case Suspect(var doubt) -> doubt.name();
    };
  }

  /** Returns what is known of erasures. */
  Map<String, Object> erasures() {
    return Map.of("failed_checks", sweep.failed(), "expiry_lag_seconds", expiryLagSeconds());
  }

  private long expiryLagSeconds() {
    try {
      return sweep.expiryLag().toSeconds();
    } catch (StoreUnavailableException _) {
      return UNKNOWN;
    }
  }
}
