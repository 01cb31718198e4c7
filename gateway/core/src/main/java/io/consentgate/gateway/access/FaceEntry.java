package io.consentgate.gateway.access;

import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.grant.Purpose;
import io.consentgate.gateway.access.UseOtherLane.Reason;
import io.consentgate.gateway.audit.WayIn;
import io.consentgate.gateway.biometric.CaptureException;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.ReferenceStore;
import io.consentgate.gateway.biometric.ReferenceStore.UnreadableReferenceException;
import io.consentgate.gateway.consent.ConsentCheck;
import io.consentgate.gateway.consent.ConsentResult.Live;
import io.consentgate.gateway.consent.ConsentResult.Refused;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.consent.GrantLedger;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.consent.Refusal;
import io.consentgate.gateway.lane.ArmedFaceLane;
import io.consentgate.gateway.lane.FaceLaneInterlock;
import io.consentgate.gateway.lane.LaneResult.Armed;
import io.consentgate.gateway.lane.LaneResult.Closed;
import io.consentgate.gateway.pass.InvalidPassException;
import io.consentgate.gateway.pass.PassVerifier;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import java.time.Instant;
import java.util.Optional;

/**
 * The way in with a pass and a face. No frame is searched for a face before the pass is genuine,
 * the entitlement buys entry, the lane is armed and the consent is live.
 */
public final class FaceEntry {

  private final PassVerifier passes;
  private final GrantLedger grants;
  private final ConsentCheck consents;
  private final FaceLaneInterlock lanes;
  private final TicketEntry tickets;
  private final FaceComparison comparison;
  private final GatewayClock clock;

  /**
   * Ties the way in to what it uses.
   *
   * @param gate what must hold before a frame is looked at
   * @param tickets takes the entry
   * @param comparison capture, custody and decision
   * @param clock for waiting times
   */
  public FaceEntry(
      FaceGate gate, TicketEntry tickets, FaceComparison comparison, GatewayClock clock) {
    passes = gate.passes();
    grants = gate.grants();
    consents = gate.consents();
    lanes = gate.lanes();
    this.tickets = tickets;
    this.comparison = comparison;
    this.clock = clock;
  }

  /** Decides on the text of a pass. */
  EntryDecision decide(PortalId at, SecretBytes passText) {
    try (PresentedPass pass = passes.open(passText)) {
      return switch (consents.live(pass.grant(), Purpose.ENTRY_VERIFICATION)) {
        case Live(LiveConsent live) -> withConsent(at, live, pass);
        case Refused(Refusal refusal) -> withoutConsent(at, pass.grant(), refusal);
      };
    } catch (InvalidPassException _) {
      return new UseOtherLane(Reason.NOT_A_VALID_CODE);
    }
  }

  /** An ended consent is the most useful thing to hear, and then a ticket that buys nothing. */
  private UseOtherLane withoutConsent(PortalId at, GrantId grant, Refusal refusal) {
    return switch (refusal) {
      case ABSENT -> new UseOtherLane(unknownGrant(at));
      case WITHDRAWN -> new UseOtherLane(Reason.CONSENT_WITHDRAWN);
      case EXPIRED -> new UseOtherLane(Reason.CONSENT_EXPIRED);
      case STALE -> ticketFirst(at, grant, Reason.CONSENT_STALE);
      case STATUS_UNKNOWN, STATUS_ROLLED_BACK, CLOCK_SUSPECT ->
          ticketFirst(at, grant, Reason.CONSENT_NOT_LIVE);
    };
  }

  private UseOtherLane ticketFirst(PortalId at, GrantId grant, Reason otherwise) {
    return grants
        .find(grant)
        .flatMap(kept -> tickets.objection(at, kept.entitlement()))
        .orElseGet(() -> new UseOtherLane(otherwise));
  }

  /** Where consents cannot be read, the pass is not to blame. */
  private Reason unknownGrant(PortalId at) {
    return lanes.lane(at) instanceof Closed ? Reason.FACE_LANE_CLOSED : Reason.NOT_A_VALID_CODE;
  }

  private EntryDecision withConsent(PortalId at, LiveConsent live, PresentedPass pass) {
    Optional<UseOtherLane> objection = tickets.objection(at, live.entitlement());
    if (objection.isPresent()) {
      return objection.get();
    }
    return switch (lanes.lane(at)) {
      case Closed(_) -> new UseOtherLane(Reason.FACE_LANE_CLOSED);
      case Armed(ArmedFaceLane lane) -> withLane(live, lane, pass);
    };
  }

  private EntryDecision withLane(LiveConsent live, ArmedFaceLane lane, PresentedPass pass) {
    GrantId grant = pass.grant();
    Instant now = clock.latest();
    if (now.isBefore(comparison.attempts().waitUntil(grant))) {
      return new UseOtherLane(Reason.WAIT_A_MOMENT);
    }
    Optional<UseOtherLane> mismatch = compare(live, lane, pass);
    if (mismatch.isPresent()) {
      return mismatch.get();
    }
    comparison.attempts().clear(grant);
    // Consent may have been withdrawn, or the lane closed, while the camera ran.
    if (!consents.isLive(live)) {
      return new UseOtherLane(Reason.CONSENT_NOT_LIVE);
    }
    if (lanes.lane(lane.portal()) instanceof Closed) {
      return new UseOtherLane(Reason.FACE_LANE_CLOSED);
    }
    return tickets.take(lane.portal(), live.entitlement(), WayIn.FACE);
  }

  private Optional<UseOtherLane> compare(LiveConsent live, ArmedFaceLane lane, PresentedPass pass) {
    ReferenceStore.Sought sought = comparison.references().seek(live);
    try (FaceFeatures probe = comparison.capture().probe(live, lane)) {
      comparison.attempts().begin(pass.grant(), clock.latest());
      try (FaceFeatures reference = sought.unseal(live, pass)) {
        return comparison.threshold().isMet(probe, reference)
            ? Optional.empty()
            : Optional.of(new UseOtherLane(Reason.NOT_MATCHED));
      }
    } catch (CaptureException e) {
      return Optional.of(new UseOtherLane(reason(e.captureCause())));
    } catch (UnreadableReferenceException _) {
      return Optional.of(new UseOtherLane(Reason.NO_REFERENCE));
    }
  }

  private static Reason reason(CaptureException.Cause cause) {
    return switch (cause) {
      case SEVERAL_FACES -> Reason.SEVERAL_FACES;
      case CAMERA_LOST, CAMERA_FROZEN -> Reason.FACE_LANE_CLOSED;
      case ENDED -> Reason.CONSENT_NOT_LIVE;
      case NO_FACE, NOT_USABLE, FACE_CHANGED -> Reason.NO_USABLE_FACE;
      case NOT_TURNED -> Reason.HEAD_NOT_TURNED;
    };
  }
}
