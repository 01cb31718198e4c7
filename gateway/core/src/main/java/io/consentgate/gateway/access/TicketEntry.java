package io.consentgate.gateway.access;

import io.consentgate.contract.entitlement.EntitlementId;
import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.gateway.access.UseOtherLane.Reason;
import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.audit.WayIn;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.entitlement.EntitlementCheck;
import io.consentgate.gateway.entitlement.EntitlementResult.Fault;
import io.consentgate.gateway.entitlement.EntitlementResult.Unusable;
import io.consentgate.gateway.entitlement.EntitlementResult.Usable;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Takes an entry off an entitlement: the whole way in without a face, the last step with one. */
public final class TicketEntry {

  private final EntitlementCheck entitlements;
  private final EntryJournal journal;
  private final GatewayClock clock;

  /** Ties the way in to what it uses. */
  public TicketEntry(EntitlementCheck entitlements, EntryJournal journal, GatewayClock clock) {
    this.entitlements = entitlements;
    this.journal = journal;
    this.clock = clock;
  }

  /** Tells why an entitlement does not buy entry, or nothing if it does; takes nothing. */
  Optional<UseOtherLane> objection(PortalId at, EntitlementId entitlement) {
    return switch (entitlements.check(entitlement, at)) {
      case Usable(_) -> Optional.empty();
      case Unusable(Fault fault) -> Optional.of(new UseOtherLane(reason(fault)));
    };
  }

  /** Takes an entry and admits, or says why not. */
  EntryDecision decide(PortalId at, EntitlementId entitlement, WayIn way) {
    Optional<UseOtherLane> objection = objection(at, entitlement);
    return objection.isPresent() ? objection.get() : take(at, entitlement, way);
  }

  /** Takes an entry that nothing was said against a moment ago, and admits if one was left. */
  EntryDecision take(PortalId at, EntitlementId entitlement, WayIn way) {
    AuditEvent.Admitted event =
        new AuditEvent.Admitted(clock.latest().truncatedTo(ChronoUnit.HOURS), at, way);
    Optional<EntryTicket> taken = journal.take(entitlement, event);
    return taken.isPresent()
        ? new Admit(at, way, taken.get())
        : new UseOtherLane(Reason.ENTITLEMENT_SPENT);
  }

  private static Reason reason(Fault fault) {
    return switch (fault) {
      case UNKNOWN -> Reason.ENTITLEMENT_UNKNOWN;
      case NOT_YET -> Reason.ENTITLEMENT_NOT_YET;
      case OVER -> Reason.ENTITLEMENT_OVER;
      case OTHER_PORTAL -> Reason.ENTITLEMENT_OTHER_PORTAL;
      case SPENT -> Reason.ENTITLEMENT_SPENT;
    };
  }
}
