package io.consentgate.gateway.app.kiosk;

import io.consentgate.contract.entitlement.EntitlementCode;
import java.time.Instant;

/**
 * Somebody who showed a ticket and has not decided yet.
 *
 * @param ticket what was shown; it buys either way in
 * @param until when the ticket ends
 * @param passFirst in which order the ways are shown; kept while they decide
 */
public record Visitor(EntitlementCode ticket, Instant until, boolean passFirst) {

  /** Returns the order in stable words, for the consent record. */
  public String choiceOrder() {
    return passFirst ? "pass-first" : "face-first";
  }
}
