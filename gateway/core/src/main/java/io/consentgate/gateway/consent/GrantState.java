package io.consentgate.gateway.consent;

/** What this gateway itself knows about a grant, whatever the status list says. */
public enum GrantState {
  /** Nothing against it is known here. */
  STANDING,
  /** Withdrawn, or ended before its enrolment was confirmed. */
  WITHDRAWN,
  /** Ended without its owner's doing: by time, with the networks, or with the service. */
  EXPIRED
}
