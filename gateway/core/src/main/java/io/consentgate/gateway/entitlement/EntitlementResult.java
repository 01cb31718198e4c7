package io.consentgate.gateway.entitlement;

/** The answer to "does this entitlement buy entry here and now?". */
public sealed interface EntitlementResult {

  /** Why it does not. */
  enum Fault {
    /** Unknown here. */
    UNKNOWN,
    /** Its window has not begun. */
    NOT_YET,
    /** Its window is over. */
    OVER,
    /** It is for another portal. */
    OTHER_PORTAL,
    /** Its entries are used up. */
    SPENT
  }

  /**
   * It does.
   *
   * @param standing what is left of it
   */
  record Usable(EntitlementStanding standing) implements EntitlementResult {}

  /**
   * It does not.
   *
   * @param fault why
   */
  record Unusable(Fault fault) implements EntitlementResult {}
}
