package io.consentgate.gateway.camera;

import io.consentgate.contract.entitlement.PortalId;

/**
 * What one camera is for.
 *
 * @param portal whose camera it is
 * @param region the part of its picture that may be looked at
 * @param readsCodes whether it also reads codes; if not, the device stays closed until a face is
 *     looked for
 */
public record CameraSettings(PortalId portal, Region region, boolean readsCodes) {

  /** Returns a camera for codes and faces. */
  public static CameraSettings ofPortal(PortalId portal, Region region) {
    return new CameraSettings(portal, region, true);
  }
}
