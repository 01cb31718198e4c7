package io.consentgate.gateway.lane;

import io.consentgate.contract.entitlement.PortalId;

/**
 * The capability to use the face lane of one portal for one passage.
 *
 * <p>Made by {@link FaceLaneInterlock} alone and held in no field.
 */
public final class ArmedFaceLane {

  private final PortalId portal;

  ArmedFaceLane(PortalId portal) {
    this.portal = portal;
  }

  /** Returns whose lane it is. */
  public PortalId portal() {
    return portal;
  }
}
