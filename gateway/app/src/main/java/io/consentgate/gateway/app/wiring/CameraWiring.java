package io.consentgate.gateway.app.wiring;

import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.gateway.app.PortalSetting;
import io.consentgate.gateway.app.Settings;
import io.consentgate.gateway.app.StartRefused;
import io.consentgate.gateway.app.portal.PortalRig;
import io.consentgate.gateway.app.portal.PortalRigs;
import io.consentgate.gateway.camera.Camera;
import io.consentgate.gateway.camera.CameraSettings;
import io.consentgate.gateway.camera.CameraSource;
import io.consentgate.gateway.camera.CameraTime;
import io.consentgate.gateway.camera.source.CameraSources;
import io.consentgate.gateway.camera.source.TrialPermission;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Cameras. */
@Factory
public final class CameraWiring {

  /** Starts a camera for each portal; one that is missing is lost, not an error. */
  @Singleton
  public PortalRigs rigs(Settings settings, InstantSource wall, LongSupplier nanos) {
    List<String> targets =
        settings.portals().stream().map(portal -> portal.target().toString()).toList();
    Optional<TrialPermission> permission = TrialPermission.ask(settings.pack().pack(), targets);
    Map<PortalId, PortalRig> rigs = new HashMap<>();
    for (PortalSetting portal : settings.portals()) {
      Camera camera =
          Camera.start(
              CameraSettings.ofPortal(portal.id(), portal.region()),
              source(portal.camera(), permission),
              new CameraTime(wall, nanos));
      rigs.put(portal.id(), new PortalRig(new CameraLens(camera, nanos), camera));
    }
    return portal ->
        Optional.ofNullable(rigs.get(portal))
            .orElseThrow(() -> new IllegalArgumentException("no such portal is served"));
  }

  private static CameraSource source(String address, Optional<TrialPermission> permission) {
    try {
      return permission.isPresent()
          ? CameraSources.of(address, permission.get())
          : CameraSources.of(address);
    } catch (IllegalArgumentException e) {
      throw new StartRefused("--camera: " + e.getMessage() + ".");
    }
  }
}
