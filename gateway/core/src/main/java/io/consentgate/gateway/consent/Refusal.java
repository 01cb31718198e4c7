package io.consentgate.gateway.consent;

/** Why a consent is not live. */
public enum Refusal {
  /** This gateway knows no such grant. */
  ABSENT,
  /** It was withdrawn, here or at the authority. */
  WITHDRAWN,
  /** It ended by itself. */
  EXPIRED,
  /** It was given for something else, or under terms no longer in force (CN-01). */
  STALE,
  /** No status answer recent enough is at hand, or none that covers the grant. */
  STATUS_UNKNOWN,
  /** The status source went back in time or took a withdrawal back. */
  STATUS_ROLLED_BACK,
  /** The clock went back. */
  CLOCK_SUSPECT
}
