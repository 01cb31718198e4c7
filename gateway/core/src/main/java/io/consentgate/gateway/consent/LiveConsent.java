package io.consentgate.gateway.consent;

import io.consentgate.contract.grant.ConsentGrant;
import java.time.Instant;

/**
 * The capability to compare one person's face: proof that a consent was live a moment ago.
 *
 * <p>Made by {@link ConsentCheck} alone, valid for one passage, and held in no field.
 */
public final class LiveConsent {

  private final ConsentGrant grant;
  private final Instant until;

  LiveConsent(ConsentGrant grant, Instant until) {
    this.grant = grant;
    this.until = until;
  }

  /** Returns the grant behind it. */
  public ConsentGrant grant() {
    return grant;
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
