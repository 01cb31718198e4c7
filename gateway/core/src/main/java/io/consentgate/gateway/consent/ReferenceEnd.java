package io.consentgate.gateway.consent;

import io.consentgate.contract.grant.ConsentGrant;
import java.time.Duration;
import java.time.Instant;

/**
 * When a reference ends by time: with its grant, or sooner where the policy pack allows less. There
 * is no reference without one, and none that ends later than the pack allows (CN-05).
 */
public final class ReferenceEnd {

  private final Instant byPack;
  private final Instant byGrant;

  private ReferenceEnd(Instant byPack, Instant byGrant) {
    this.byPack = byPack;
    this.byGrant = byGrant;
  }

  /**
   * Returns the end of the reference of a grant.
   *
   * @param grant whose reference
   * @param maxRetention the pack's longest life of a reference, from the issue of its grant
   */
  public static ReferenceEnd of(ConsentGrant grant, Duration maxRetention) {
    return new ReferenceEnd(grant.issued().plus(maxRetention), grant.expires());
  }

  /** Returns the first instant at which the reference is not used any more. */
  public Instant instant() {
    return byPack.isBefore(byGrant) ? byPack : byGrant;
  }

  /** Returns the latest end that the policy pack allows, whatever the grant says. */
  public Instant latest() {
    return byPack;
  }

  /** Tells whether the grant itself, not only the pack, says that it is over. */
  public boolean isOverByGrant(ErasureInstant now) {
    return !now.instant().isBefore(byGrant);
  }
}
