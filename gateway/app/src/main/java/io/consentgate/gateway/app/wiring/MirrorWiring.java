package io.consentgate.gateway.app.wiring;

import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.gateway.app.Settings;
import io.consentgate.gateway.app.authority.StatusSweep;
import io.consentgate.gateway.app.authority.StatusWatch;
import io.consentgate.gateway.app.mirror.ClockFacts;
import io.consentgate.gateway.app.mirror.GatewayCounts;
import io.consentgate.gateway.app.mirror.GatewayFacts;
import io.consentgate.gateway.app.mirror.PortalFacts;
import io.consentgate.gateway.app.mirror.RecognitionFacts;
import io.consentgate.gateway.app.mirror.StatusFacts;
import io.consentgate.gateway.app.portal.ServedPortals;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.consent.StatusBook;
import io.consentgate.gateway.lane.FaceLaneInterlock;
import io.consentgate.gateway.lane.PassLaneProof;
import io.consentgate.gateway.store.GatewayStore;
import io.consentgate.models.OperatingPoint;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;

/** What this gateway knows. */
@Factory
public final class MirrorWiring {

  /** Returns what was counted. */
  @Singleton
  public GatewayCounts counts(GatewayStore store, InstantSource wall, ZoneId zone) {
    return new GatewayCounts(store, wall, zone);
  }

  /** Returns how fresh the status list is. */
  @Singleton
  public StatusFacts status(
      StatusBook book, StatusWatch watch, PolicyPack pack, InstantSource wall) {
    return new StatusFacts(book, watch, pack, wall);
  }

  /** Returns how the clock stands. */
  @Singleton
  public ClockFacts clock(GatewayClock clock, StatusSweep sweep) {
    return new ClockFacts(clock, sweep);
  }

  /** Returns which networks are in use. */
  @Singleton
  public RecognitionFacts recognition(Faces faces, PolicyPack pack) {
    return new FacesInUse(faces, pack.maxFalseMatchRate());
  }

  /** Returns what is known of the portals. */
  @Singleton
  public PortalFacts portals(
      ServedPortals portals, FaceLaneInterlock lanes, PassLaneProof passLanes) {
    return new PortalFacts(portals, lanes, passLanes);
  }

  /** Returns everything. */
  @Singleton
  public GatewayFacts facts(
      Settings settings,
      PortalFacts portals,
      GatewayCounts counts,
      RecognitionFacts recognition,
      StatusFacts status,
      ClockFacts clock) {
    return new GatewayFacts(settings, portals, counts, recognition, status, clock);
  }

  private record FacesInUse(Faces faces, double rate) implements RecognitionFacts {

    @Override
    public String modelSet() {
      return faces.modelSet().value();
    }

    @Override
    public boolean isReady() {
      return faces.isReady();
    }

    @Override
    public Optional<OperatingPoint> measured() {
      return faces.measured(rate);
    }

    @Override
    public long detectorCalls() {
      return faces.detectorCalls();
    }
  }
}
