package io.consentgate.gateway.entitlement;

import io.consentgate.contract.entitlement.Entitlement;
import io.consentgate.contract.entitlement.EntitlementId;
import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.entitlement.EntitlementResult.Fault;
import io.consentgate.gateway.entitlement.EntitlementResult.Unusable;
import io.consentgate.gateway.entitlement.EntitlementResult.Usable;
import java.time.Instant;
import java.util.Optional;

/**
 * Judges entitlements. It needs neither the authority nor a believable clock: time is the later of
 * wall clock and the latest instant seen.
 */
public final class EntitlementCheck {

  private final EntitlementLedger ledger;
  private final GatewayClock clock;

  /** Ties the check to what it asks. */
  public EntitlementCheck(EntitlementLedger ledger, GatewayClock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Tells whether an entitlement buys entry at a portal now. */
  public EntitlementResult check(EntitlementId id, PortalId portal) {
    Optional<EntitlementStanding> found = ledger.find(id);
    if (found.isEmpty()) {
      return new Unusable(Fault.UNKNOWN);
    }
    EntitlementStanding standing = found.get();
    Entitlement entitlement = standing.entitlement();
    Instant now = clock.latest();
    if (now.isBefore(entitlement.from())) {
      return new Unusable(Fault.NOT_YET);
    }
    if (!now.isBefore(entitlement.until())) {
      return new Unusable(Fault.OVER);
    }
    if (!entitlement.portals().contains(portal)) {
      return new Unusable(Fault.OTHER_PORTAL);
    }
    return standing.entriesLeft() > 0 ? new Usable(standing) : new Unusable(Fault.SPENT);
  }
}
