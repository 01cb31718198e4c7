package io.consentgate.gateway.app.kiosk;

import io.consentgate.gateway.app.authority.EntitlementFinder;
import io.consentgate.gateway.app.portal.PortalDoor;
import io.consentgate.gateway.app.portal.ServedPortal;
import io.consentgate.gateway.app.portal.ServedPortals;
import io.consentgate.gateway.entitlement.EntitlementCheck;
import io.consentgate.gateway.lane.FaceLaneInterlock;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What every kiosk stands in.
 *
 * @param portals the portals served
 * @param door lets people in
 * @param entitlements judges tickets
 * @param finder looks up tickets that are unknown here
 * @param lanes whether a face lane may be used
 * @param clock the wall clock, for time-outs
 */
public record KioskWorld(
    ServedPortals portals,
    PortalDoor door,
    EntitlementCheck entitlements,
    EntitlementFinder finder,
    FaceLaneInterlock lanes,
    InstantSource clock) {

  /** Returns the time. */
  public Instant now() {
    return clock.instant();
  }

  /** Returns the portal that a session stands at. */
  public ServedPortal portalOf(KioskSession session) {
    return portals
        .find(session.portal())
        .orElseThrow(() -> new IllegalStateException("a session stands at a served portal"));
  }
}
