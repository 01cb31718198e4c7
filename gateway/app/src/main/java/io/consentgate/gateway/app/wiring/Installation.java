package io.consentgate.gateway.app.wiring;

import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.gateway.app.PortalSetting;
import io.consentgate.gateway.app.Settings;
import io.consentgate.gateway.app.portal.PortalRigs;
import io.consentgate.gateway.lane.LaneConditions;
import io.consentgate.gateway.lane.PassLaneProof;
import io.consentgate.gateway.store.GatewayStore;
import io.consentgate.gateway.store.journal.JournalState;
import io.consentgate.gateway.store.keyring.RingState;

/** What this installation is like, for the face lane's interlock. */
final class Installation implements LaneConditions {

  private final Settings settings;
  private final PortalRigs rigs;
  private final Faces faces;
  private final PassLaneProof passLanes;
  private final GatewayStore store;

  /**
   * Takes what it tells about.
   *
   * @param settings how the gateway was told to run
   * @param rigs cameras
   * @param faces the networks
   * @param passLanes whether the way without a face has proved itself
   * @param store whether the key ring can be read
   */
  Installation(
      Settings settings,
      PortalRigs rigs,
      Faces faces,
      PassLaneProof passLanes,
      GatewayStore store) {
    this.settings = settings;
    this.rigs = rigs;
    this.faces = faces;
    this.passLanes = passLanes;
    this.store = store;
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

  @Override
  public boolean isOtherLaneHealthy(PortalId portal) {
    return passLanes.fault(portal).isEmpty();
  }

  @Override
  public boolean isCameraAlive(PortalId portal) {
    return rigs.of(portal).lens().state().isAlive();
  }

  @Override
  public boolean areConsentsReadable() {
    return store.journal().state() instanceof JournalState.Open;
  }

  @Override
  public boolean areKeysReadable() {
    return store.ringState() instanceof RingState.Open;
  }

  @Override
  public boolean areModelsReady() {
    return faces.isReady();
  }

  @Override
  public boolean isServiceEnded() {
    return store.journal().faceService().isEnded();
  }
}
