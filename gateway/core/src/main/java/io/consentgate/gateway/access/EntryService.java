package io.consentgate.gateway.access;

import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.gateway.access.UseOtherLane.Reason;
import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.audit.AuditTrail;
import io.consentgate.gateway.audit.WayIn;
import io.consentgate.gateway.consent.GatewayClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * From a code held up to an open portal, or to the other lane.
 *
 * <p>An entry is journalled before the portal is released, and only an {@link Admit} releases one.
 */
public final class EntryService {

  private final TicketEntry ticket;
  private final FaceEntry face;
  private final EntryJournal journal;
  private final AuditTrail audit;
  private final GatewayClock clock;

  /**
   * Ties the service to what it uses.
   *
   * @param ticket the way in without a face
   * @param face the way in with a face
   * @param journal gives entries back
   * @param audit for diversions
   * @param clock for the hour of an event
   */
  public EntryService(
      TicketEntry ticket,
      FaceEntry face,
      EntryJournal journal,
      AuditTrail audit,
      GatewayClock clock) {
    this.ticket = ticket;
    this.face = face;
    this.journal = journal;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Decides and, if the answer is yes, releases the portal.
   *
   * @param at where the code was held up
   * @param code what was read; the caller closes it
   * @param portal the portal to release
   */
  public Passage pass(PortalId at, PresentedCode code, Portal portal) {
    return switch (decide(at, code)) {
      case Admit admit -> new Passage(admit, Optional.of(release(admit, portal)));
      case UseOtherLane other -> new Passage(other, Optional.empty());
    };
  }

  /**
   * Decides. An {@link Admit} has taken its entry already.
   *
   * @param at where the code was held up
   * @param code what was read; the caller closes it
   */
  EntryDecision decide(PortalId at, PresentedCode code) {
    EntryDecision decision =
        switch (code) {
          case PresentedCode.Ticket(var entitlement) ->
              ticket.decide(at, entitlement.id(), WayIn.PASS);
          case PresentedCode.PassText pass -> face.decide(at, pass.text());
          case PresentedCode.Foreign() -> new UseOtherLane(Reason.NOT_A_VALID_CODE);
        };
    if (decision instanceof UseOtherLane(Reason reason)) {
      WayIn way = code instanceof PresentedCode.PassText ? WayIn.FACE : WayIn.PASS;
      audit.append(new AuditEvent.Diverted(hour(), at, way, reason.name()));
    }
    return decision;
  }

  private Portal.Outcome release(Admit admit, Portal portal) {
    Portal.Outcome outcome = portal.release(admit);
    if (outcome == Portal.Outcome.DID_NOT_OPEN) {
      journal.giveBack(admit.ticket(), new AuditEvent.DidNotOpen(hour(), admit.portal()));
    }
    return outcome;
  }

  private Instant hour() {
    return clock.latest().truncatedTo(ChronoUnit.HOURS);
  }
}
