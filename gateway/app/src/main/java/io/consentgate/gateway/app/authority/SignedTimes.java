package io.consentgate.gateway.app.authority;

import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.consent.SignedTime;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the times that the authority signed to the clock, at the moment of receipt. */
public final class SignedTimes {

  private static final Logger LOG = LoggerFactory.getLogger(SignedTimes.class);

  private final GatewayClock clock;
  private final LongSupplier nanos;

  /** Ties the clock that listens to the one that nobody can set. */
  public SignedTimes(GatewayClock clock, LongSupplier nanos) {
    this.clock = clock;
    this.nanos = nanos;
  }

  /** Tells when a verified list was signed. */
  void list(Instant signed) {
    hear(signed, SignedTime.Kind.LIST);
  }

  /** Tells when a verified answer to a call was signed. */
  void answer(Instant signed) {
    hear(signed, SignedTime.Kind.ANSWER);
  }

  private void hear(Instant signed, SignedTime.Kind kind) {
    if (clock.hear(new SignedTime(signed, nanos.getAsLong(), kind))) {
      LOG.warn(
          "the latest time seen here was ahead and is put back, as two signed answers of the"
              + " authority say; see that the machine's clock is kept right");
    }
  }
}
