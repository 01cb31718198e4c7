package io.consentgate.gateway.app.wiring;

import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.gateway.app.PortalSetting;
import io.consentgate.gateway.app.Settings;
import io.consentgate.gateway.app.portal.PortalRigs;
import io.consentgate.gateway.lane.LaneConditions;

/** What this installation is like, for the face lane's interlock. */
final class Installation implements LaneConditions {

  private final Settings settings;
  private final PortalRigs rigs;
  private final Faces faces;

  Installation(Settings settings, PortalRigs rigs, Faces faces) {
    this.settings = settings;
    this.rigs = rigs;
    this.faces = faces;
  }

  @Override
  public boolean isLogOnly(PortalId portal) {
    return settings.portals().stream()
        .filter(setting -> setting.id().equals(portal))
        .anyMatch(PortalSetting::isLogOnly);
  }

  @Override
  public boolean isOnLoopbackOnly() {
    return settings.listening().isLoopback();
  }

  /** The way with a ticket uses the same reader; without it the kiosk still takes typed tickets. */
  @Override
  public boolean isOtherLaneHealthy(PortalId portal) {
    return true;
  }

  @Override
  public boolean isCameraAlive(PortalId portal) {
    return rigs.of(portal).lens().state().isAlive();
  }

  @Override
  public boolean areModelsReady() {
    return faces.isReady();
  }
}
