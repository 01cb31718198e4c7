package io.consentgate.gateway.consent;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.ConsentTerms;
import io.consentgate.contract.grant.GatewayId;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.contract.grant.Purpose;
import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.gateway.consent.ConsentResult.Live;
import io.consentgate.gateway.consent.ConsentResult.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The only mint of {@link LiveConsent}. */
public final class ConsentCheck {

  /** Longest a live consent lives: one passage through a portal. */
  public static final Duration LIFETIME = Duration.ofSeconds(10);

  private final GrantLedger grants;
  private final StatusBook status;
  private final GatewayClock clock;
  private final GatewayId gateway;
  private final ModelSetId modelSet;
  private final Duration maxRetention;

  /**
   * Ties the check to what it asks.
   *
   * @param grants the grants kept here
   * @param status what the status lists said
   * @param clock the watched clock
   * @param gateway this gateway
   * @param modelSet the model set in use; grants for another are stale
   * @param pack the policy pack; a grant that runs longer than it allows ends sooner
   */
  public ConsentCheck(
      GrantLedger grants,
      StatusBook status,
      GatewayClock clock,
      GatewayId gateway,
      ModelSetId modelSet,
      PolicyPack pack) {
    this.grants = grants;
    this.status = status;
    this.clock = clock;
    this.gateway = gateway;
    this.modelSet = modelSet;
    maxRetention = pack.maxRetention();
  }

  /**
   * Asks whether a consent is live, afresh on every call.
   *
   * @return a live consent of at most {@link #LIFETIME}, or the reason for the refusal
   */
  public ConsentResult live(GrantId id, Purpose purpose) {
    Optional<GrantRecord> found = grants.find(id);
    if (found.isEmpty()) {
      return new Refused(Refusal.ABSENT);
    }
    GrantRecord kept = found.get();
    Instant now = clock.wall();
    ReferenceEnd end = ReferenceEnd.of(kept.grant(), maxRetention);
    Optional<Refusal> refusal = refusal(kept, purpose, end, now);
    return refusal.isPresent()
        ? new Refused(refusal.get())
        : new Live(new LiveConsent(kept, end, earlier(end.instant(), now.plus(LIFETIME))));
  }

  /**
   * Tells whether a live consent still is: neither run out nor withdrawn in the meantime.
   *
   * @param consent made by this check
   */
  public boolean isLive(LiveConsent consent) {
    return clock.wall().isBefore(consent.until())
        && live(consent.grant().id(), consent.grant().terms().purpose()) instanceof Live;
  }

  private Optional<Refusal> refusal(
      GrantRecord kept, Purpose purpose, ReferenceEnd end, Instant now) {
    ConsentGrant grant = kept.grant();
    Optional<Refusal> own =
        switch (kept.state()) {
          case WITHDRAWN -> Optional.of(Refusal.WITHDRAWN);
          case EXPIRED -> Optional.of(Refusal.EXPIRED);
          case STANDING -> Optional.empty();
        };
    if (own.isPresent()) {
      return own;
    }
    if (clock.hasCome(end.instant())) {
      return Optional.of(Refusal.EXPIRED);
    }
    if (!clock.isSane() || now.isBefore(grant.issued().minus(GatewayClock.TOLERANCE))) {
      return Optional.of(Refusal.CLOCK_SUSPECT);
    }
    if (!isForHere(grant.terms(), purpose)) {
      return Optional.of(Refusal.STALE);
    }
    return status.refusal(grant);
  }

  private boolean isForHere(ConsentTerms terms, Purpose purpose) {
    return terms.purpose() == purpose
        && terms.gateway().equals(gateway)
        && terms.modelSet().equals(modelSet);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
