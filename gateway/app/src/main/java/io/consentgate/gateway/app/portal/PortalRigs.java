package io.consentgate.gateway.app.portal;

import io.consentgate.contract.entitlement.PortalId;

/** Port: the cameras of all portals. */
@FunctionalInterface
public interface PortalRigs {

  /** Returns the camera of a portal. */
  PortalRig of(PortalId portal);
}
