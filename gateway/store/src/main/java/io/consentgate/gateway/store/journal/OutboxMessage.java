package io.consentgate.gateway.store.journal;

import io.consentgate.contract.grant.GrantId;

/**
 * Something the authority has to hear.
 *
 * @param number its place in the order
 * @param kind what it is
 * @param grant about which grant
 * @param body for a withdrawal the instant it was decided, ISO 8601; for a certificate the compact
 *     JWS
 */
public record OutboxMessage(long number, Kind kind, GrantId grant, String body) {

  /** What a message is. */
  public enum Kind {
    /** A person withdrew at the gateway. */
    WITHDRAWAL,
    /** A reference was erased. */
    CERTIFICATE
  }
}
