package io.consentgate.gateway.app.wiring;

import io.consentgate.contract.entitlement.EntitlementCode;
import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.gateway.app.portal.ServedPortal;
import io.consentgate.gateway.app.portal.ServedPortals;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.entitlement.EntitlementCheck;
import io.consentgate.gateway.entitlement.EntitlementResult;
import io.consentgate.gateway.lane.PassLaneFault;
import io.consentgate.gateway.lane.PassLaneProof.Trial;
import java.security.SecureRandom;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** What the way in without a face needs, each tried for real. */
final class PassLaneTrials {

  private static final EntitlementResult UNKNOWN =
      new EntitlementResult.Unusable(EntitlementResult.Fault.UNKNOWN);

  private final EntitlementCheck tickets;
  private final GatewayClock clock;
  private final SecureRandom random;

  PassLaneTrials(EntitlementCheck tickets, GatewayClock clock, SecureRandom random) {
    this.tickets = tickets;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Returns the trials.
   *
   * @param portals whose readers count
   * @param keyboard whether a ticket can be typed
   * @param nanos the monotonic clock
   */
  Map<PassLaneFault, Trial> with(
      ServedPortals portals, BooleanSupplier keyboard, LongSupplier nanos) {
    return Map.of(
        PassLaneFault.STORE,
        _ -> writes(),
        PassLaneFault.TICKET_CHECK,
        this::refusesTicketNobodyIssued,
        PassLaneFault.READER,
        portal -> keyboard.getAsBoolean() || reads(portals, portal, nanos.getAsLong()));
  }

  /** Brings a mark to the disk the way an entry is brought there. */
  private boolean writes() {
    return clock.persist();
  }

  /** A fresh ticket each time: the answer has to come from the store. */
  private boolean refusesTicketNobodyIssued(PortalId portal) {
    return tickets.check(EntitlementCode.random(random).id(), portal).equals(UNKNOWN);
  }

  private static boolean reads(ServedPortals portals, PortalId portal, long nanos) {
    return portals
        .find(portal)
        .filter((ServedPortal served) -> served.pulse().isAlive(nanos))
        .filter((ServedPortal served) -> served.lens().state().isAlive())
        .isPresent();
  }
}
