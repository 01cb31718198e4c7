package io.consentgate.gateway.app.kiosk;

import io.consentgate.contract.exchange.ConsentIssued;
import io.consentgate.contract.grant.ConsentGrant;

/**
 * Somebody who consented a moment ago.
 *
 * @param visitor who, by ticket
 * @param grant what the authority signed
 * @param issued grant and receipt as signed, for the person's hands
 * @param controller who answers for the processing
 */
public record Consented(
    Visitor visitor, ConsentGrant grant, ConsentIssued issued, String controller) {

  @Override
  public String toString() {
    return "Consented[redacted]";
  }
}
