package io.consentgate.gateway.entitlement;

import io.consentgate.contract.entitlement.EntitlementId;
import java.util.Optional;

/** Port: the entitlements this gateway knows. */
@FunctionalInterface
public interface EntitlementLedger {

  /** Returns an entitlement and its remaining entries, or nothing if it is unknown here. */
  Optional<EntitlementStanding> find(EntitlementId id);
}
