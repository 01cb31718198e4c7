package io.consentgate.gateway.app;

import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.gateway.camera.Region;
import io.consentgate.gateway.camera.source.CameraSources;
import java.net.URI;

/**
 * One portal as the operator configured it.
 *
 * @param id its name
 * @param target {@code log:}, or the address of its controller
 * @param camera address of its camera
 * @param region the part of the camera's picture that is looked at
 */
public record PortalSetting(PortalId id, URI target, String camera, Region region) {

  /** Tells whether the portal cannot open a door. */
  public boolean isLogOnly() {
    return target.getScheme().equals("log");
  }

  /** Tells whether the camera shows drawn or stored pictures. */
  public boolean isSynthetic() {
    return CameraSources.isForTrialOnly(camera);
  }
}
