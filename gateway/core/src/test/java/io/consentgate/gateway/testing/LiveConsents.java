package io.consentgate.gateway.testing;

import static java.time.temporal.ChronoUnit.SECONDS;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.Custody;
import io.consentgate.contract.grant.Purpose;
import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.gateway.consent.ConsentCheck;
import io.consentgate.gateway.consent.ConsentResult.Live;
import io.consentgate.gateway.consent.ConsentResult.Refused;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.consent.StatusBook;
import java.time.Duration;
import java.time.InstantSource;

/** Makes live consents the only way there is: through a real {@link ConsentCheck}. */
public final class LiveConsents {

  private LiveConsents() {}

  /** Returns a consent under custody {@code SEALED}, live for ten seconds of the system's clock. */
  public static LiveConsent one() {
    return one(Custody.SEALED);
  }

  /** Returns a consent live for ten seconds of the system's clock. */
  public static LiveConsent one(Custody custody) {
    InstantSource clock = InstantSource.system();
    return of(
        Samples.grant(1, clock.instant().minusSeconds(1).truncatedTo(SECONDS), custody), clock);
  }

  /** Returns a live consent for a grant whose gateway and model set are in use. */
  public static LiveConsent of(ConsentGrant grant, InstantSource clock) {
    MemoryGrants grants = new MemoryGrants();
    grants.keep(grant, "", Samples.entitlementId(1));
    StatusBook status =
        new StatusBook(new MemoryStatusArchive(), clock, () -> 0, Duration.ofMinutes(10));
    status.accept(Samples.statusList(clock.instant()));
    ConsentCheck check =
        new ConsentCheck(
            grants,
            status,
            new GatewayClock(clock, System::nanoTime, new MemoryClockMark()),
            grant.terms().gateway(),
            grant.terms().modelSet(),
            PolicyPack.DEMO);
    return switch (check.live(grant.id(), Purpose.ENTRY_VERIFICATION)) {
      case Live(LiveConsent live) -> live;
      case Refused(var refusal) ->
          throw new IllegalArgumentException("that grant is not live: " + refusal);
    };
  }
}
