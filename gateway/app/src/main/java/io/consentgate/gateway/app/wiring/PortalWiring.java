package io.consentgate.gateway.app.wiring;

import io.consentgate.contract.grant.GatewayId;
import io.consentgate.gateway.access.EntryService;
import io.consentgate.gateway.app.PortalSetting;
import io.consentgate.gateway.app.Settings;
import io.consentgate.gateway.app.authority.EntitlementSync;
import io.consentgate.gateway.app.portal.CodeDesk;
import io.consentgate.gateway.app.portal.PassageTimes;
import io.consentgate.gateway.app.portal.PortalDoor;
import io.consentgate.gateway.app.portal.PortalMaker;
import io.consentgate.gateway.app.portal.PortalRigs;
import io.consentgate.gateway.app.portal.PortalScreen;
import io.consentgate.gateway.app.portal.ReaderPulse;
import io.consentgate.gateway.app.portal.ServedPortal;
import io.consentgate.gateway.app.portal.ServedPortals;
import io.consentgate.gateway.biometric.ProbeCapture;
import io.consentgate.gateway.lane.LaneConditions;
import io.consentgate.gateway.lane.PassLaneProof;
import io.consentgate.gateway.store.GatewayStore;
import io.consentgate.gateway.vision.VisionProbeCapture;
import io.consentgate.signature.Identity;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;

/** Portals and their cameras. */
@Factory
public final class PortalWiring {

  /** Returns the networks, which begin to load now. */
  @Singleton
  @Bean(preDestroy = "close")
  public Faces faces(Settings settings) {
    return new Faces(settings.models());
  }

  /** Returns what a capture has to be like. */
  @Singleton
  public VisionProbeCapture.Rules captureRules(
      Settings settings, Faces faces, SecureRandom random) {
    return new VisionProbeCapture.Rules(faces.agreement(), settings.pad(), random);
  }

  /** Returns what captures faces. */
  @Singleton
  public ProbeCapture captures(
      Faces faces,
      PortalRigs rigs,
      ServedPortals portals,
      VisionProbeCapture.Rules rules,
      InstantSource wall,
      LongSupplier nanos) {
    return new PortalCaptures(faces, rigs, portals, rules, wall, nanos);
  }

  /** Returns what this installation is like. */
  @Singleton
  public LaneConditions conditions(
      Settings settings,
      PortalRigs rigs,
      Faces faces,
      PassLaneProof passLanes,
      GatewayStore store) {
    return new Installation(settings, rigs, faces, passLanes, store);
  }

  /** Returns what makes portals. */
  @Singleton
  public PortalMaker maker(
      Settings settings,
      Identity identity,
      GatewayId gateway,
      InstantSource wall,
      SecureRandom random) {
    return new PortalMaker(settings.data(), identity, gateway.value(), wall, random);
  }

  /** Returns the portals. */
  @Singleton
  @Bean(preDestroy = "close")
  public ServedPortals portals(
      Settings settings, PortalMaker maker, PortalRigs rigs, InstantSource wall) {
    List<ServedPortal> all =
        settings.portals().stream().map(setting -> serve(setting, maker, rigs, wall)).toList();
    return new ServedPortals(all);
  }

  /** Returns how long coming in takes. */
  @Singleton
  public PassageTimes times() {
    return new PassageTimes();
  }

  /** Returns what lets people in. */
  @Singleton
  public PortalDoor door(
      EntryService entries, EntitlementSync finder, PassageTimes times, LongSupplier nanos) {
    return new PortalDoor(entries, finder, times, nanos);
  }

  private static ServedPortal serve(
      PortalSetting setting, PortalMaker maker, PortalRigs rigs, InstantSource wall) {
    return new ServedPortal(
        setting.id(),
        maker.make(setting),
        setting.isLogOnly(),
        rigs.of(setting.id()).lens(),
        new CodeDesk(),
        new PortalScreen(wall),
        new ReaderPulse());
  }
}
