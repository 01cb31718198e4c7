package io.consentgate.authority;

import io.consentgate.authority.clock.ProgramClock;
import io.consentgate.authority.record.ConsentLedger;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Records that consents ended by themselves; they were refused from that moment on anyway. */
@Singleton
final class ExpiryTimer {
  private final ConsentLedger ledger;
  private final ProgramClock clock;

  ExpiryTimer(ConsentLedger ledger, ProgramClock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  @Scheduled(initialDelay = "5s", fixedDelay = "5s")
  void expire() {
    int count = ledger.expire(clock.instant());
    assert count >= 0;
  }
}
