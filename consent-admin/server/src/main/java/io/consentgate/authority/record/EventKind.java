package io.consentgate.authority.record;

/** What can happen to a consent (ST-08). Refusing is no event: it leaves no record. */
public enum EventKind {
  /** It was given. */
  GIVEN,
  /** It was withdrawn. */
  WITHDRAWN,
  /** It ended by itself. */
  EXPIRED,
  /** The gateway certified that nothing is left. */
  ERASED
}
