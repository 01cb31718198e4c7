package io.consentgate.gateway.app.authority;

import io.consentgate.contract.entitlement.EntitlementId;

/** Port: makes an entitlement known here, if there is one. */
@FunctionalInterface
public interface EntitlementFinder {

  /** Asks the authority for an entitlement that is unknown here; gives up soon if it is down. */
  void ensureKnown(EntitlementId id);
}
