package io.consentgate.gateway.lane;

import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.consent.Refusal;
import io.consentgate.gateway.consent.StatusBook;
import io.consentgate.gateway.lane.LaneResult.Armed;
import io.consentgate.gateway.lane.LaneResult.Closed;
import java.util.Optional;

/**
 * The only mint of {@link ArmedFaceLane}: closes the face lane whenever it must not be used. The
 * other lanes never depend on it (BF-1).
 */
public final class FaceLaneInterlock {

  private final PolicyPack pack;
  private final LaneConditions conditions;
  private final StatusBook status;
  private final GatewayClock clock;

  /** Ties the interlock to what it asks. */
  public FaceLaneInterlock(
      PolicyPack pack, LaneConditions conditions, StatusBook status, GatewayClock clock) {
    this.pack = pack;
    this.conditions = conditions;
    this.status = status;
    this.clock = clock;
  }

  /** Asks for one passage through the face lane of a portal, afresh on every call. */
  public LaneResult lane(PortalId portal) {
    Optional<LaneClosure> closure = closure(portal);
    return closure.isPresent() ? new Closed(closure.get()) : new Armed(new ArmedFaceLane(portal));
  }

  private Optional<LaneClosure> closure(PortalId portal) {
    Optional<LaneClosure> byPack = closureByPack(portal);
    if (byPack.isPresent()) {
      return byPack;
    }
    if (conditions.isServiceEnded()) {
      return Optional.of(LaneClosure.SERVICE_ENDED);
    }
    if (!conditions.isOtherLaneHealthy(portal)) {
      return Optional.of(LaneClosure.NO_OTHER_LANE);
    }
    if (!conditions.areConsentsReadable()) {
      return Optional.of(LaneClosure.CONSENTS_UNREADABLE);
    }
    if (!conditions.areKeysReadable()) {
      return Optional.of(LaneClosure.KEYS_UNREADABLE);
    }
    if (!conditions.areModelsReady()) {
      return Optional.of(LaneClosure.NO_MODELS);
    }
    if (!conditions.isCameraAlive(portal)) {
      return Optional.of(LaneClosure.CAMERA_LOST);
    }
    if (!clock.isSane()) {
      return Optional.of(LaneClosure.CLOCK_SUSPECT);
    }
    return status
        .closure()
        .map(
            refusal ->
                refusal == Refusal.STATUS_ROLLED_BACK
                    ? LaneClosure.STATUS_ROLLED_BACK
                    : LaneClosure.STATUS_UNKNOWN);
  }

  private Optional<LaneClosure> closureByPack(PortalId portal) {
    if (!pack.isTrialOnly()) {
      return Optional.of(LaneClosure.NOT_ARMED);
    }
    if (!conditions.isLogOnly(portal)) {
      return Optional.of(LaneClosure.TRIAL_PACK_WITH_REAL_PORTAL);
    }
    return conditions.isOnLoopbackOnly()
        ? Optional.empty()
        : Optional.of(LaneClosure.TRIAL_PACK_BEYOND_LOOPBACK);
  }
}
