package io.consentgate.gateway.testing;

import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.consent.StatusBook;
import io.consentgate.gateway.lane.ArmedFaceLane;
import io.consentgate.gateway.lane.FaceLaneInterlock;
import io.consentgate.gateway.lane.LaneResult.Armed;
import io.consentgate.gateway.lane.LaneResult.Closed;
import java.time.Duration;

/** Makes armed face lanes the only way there is: through a real {@link FaceLaneInterlock}. */
public final class Lanes {

  private Lanes() {}

  /** Returns the armed face lane of a portal. */
  public static ArmedFaceLane armed(PortalId portal) {
    TestClock clock = new TestClock();
    StatusBook status =
        new StatusBook(new MemoryStatusArchive(), clock, clock::nanos, Duration.ofMinutes(10));
    status.accept(Samples.statusList(clock.instant()));
    FaceLaneInterlock interlock =
        new FaceLaneInterlock(
            PolicyPack.DEMO,
            new SettableConditions(),
            status,
            new GatewayClock(clock, clock::nanos, new MemoryClockMark()));
    return switch (interlock.lane(portal)) {
      case Armed(ArmedFaceLane lane) -> lane;
      case Closed(var closure) -> throw new IllegalStateException("closed: " + closure);
    };
  }
}
