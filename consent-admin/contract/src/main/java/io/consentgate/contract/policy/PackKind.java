package io.consentgate.contract.policy;

/** What a policy pack may be used for. */
public enum PackKind {
  /** Try it out: any camera, but only the {@code log:} portal and only on loopback. */
  DEMO,
  /** Signed by a test's own key: as {@link #DEMO}. */
  TEST,
  /** A door in earnest: needs arming. */
  OPERATION
}
