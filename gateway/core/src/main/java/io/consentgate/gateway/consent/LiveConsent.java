package io.consentgate.gateway.consent;

import io.consentgate.contract.entitlement.EntitlementId;
import io.consentgate.contract.grant.ConsentGrant;
import java.time.Instant;

/**
 * The capability to compare one person's face: proof that a consent was live a moment ago.
 *
 * <p>Made by {@link ConsentCheck} alone, valid for one passage, and held in no field.
 */
public final class LiveConsent {

  private final GrantRecord kept;
  private final ReferenceEnd end;
  private final Instant until;

  LiveConsent(GrantRecord kept, ReferenceEnd end, Instant until) {
    this.kept = kept;
    this.end = end;
    this.until = until;
  }

  /** Returns the grant behind it. */
  public ConsentGrant grant() {
    return kept.grant();
  }

  /** Returns what the person entered with when consenting; the pass enters on it. */
  public EntitlementId entitlement() {
    return kept.entitlement();
  }

  /** Returns when a reference made or opened with it ends. */
  public ReferenceEnd end() {
    return end;
  }

  /** Returns the first instant at which it no longer counts. */
  public Instant until() {
    return until;
  }

  @Override
  public String toString() {
    return "LiveConsent[until=" + until + "]";
  }
}
