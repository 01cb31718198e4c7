package io.consentgate.contract.grant;

/** What a consent is for. There is one purpose; another would be another consent. */
public enum Purpose {
  /** Compare one face with the one reference that its pass names, to open an entry. */
  ENTRY_VERIFICATION
}
