package io.consentgate.gateway.access;

import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.grant.Purpose;
import io.consentgate.gateway.access.UseOtherLane.Reason;
import io.consentgate.gateway.audit.WayIn;
import io.consentgate.gateway.biometric.CaptureException;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.ReferenceStore.UnreadableReferenceException;
import io.consentgate.gateway.consent.ConsentCheck;
import io.consentgate.gateway.consent.ConsentResult.Live;
import io.consentgate.gateway.consent.ConsentResult.Refused;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.consent.GrantLedger;
import io.consentgate.gateway.consent.GrantRecord;
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
      Optional<GrantRecord> kept = grants.find(pass.grant());
      if (kept.isEmpty()) {
        return new UseOtherLane(unknownGrant(at));
      }
      Optional<UseOtherLane> objection = tickets.objection(at, kept.get().entitlement());
      if (objection.isPresent()) {
        return consentFirst(pass.grant(), objection.get());
      }
      return withConsent(at, pass, kept.get());
    } catch (InvalidPassException _) {
      return new UseOtherLane(Reason.NOT_A_VALID_CODE);
    }
  }

  /** Where consents cannot be read, the pass is not to blame. */
  private Reason unknownGrant(PortalId at) {
    return lanes.lane(at) instanceof Closed ? Reason.FACE_LANE_CLOSED : Reason.NOT_A_VALID_CODE;
  }

  /** An ended consent is the more useful thing to hear than a spent ticket. */
  private UseOtherLane consentFirst(GrantId grant, UseOtherLane objection) {
    return consents.live(grant, Purpose.ENTRY_VERIFICATION) instanceof Refused(Refusal refusal)
            && (refusal == Refusal.WITHDRAWN || refusal == Refusal.EXPIRED)
        ? new UseOtherLane(reason(refusal))
        : objection;
  }

  private EntryDecision withConsent(PortalId at, PresentedPass pass, GrantRecord kept) {
    return switch (consents.live(pass.grant(), Purpose.ENTRY_VERIFICATION)) {
      case Refused(Refusal refusal) -> new UseOtherLane(reason(refusal));
      case Live(LiveConsent live) ->
          switch (lanes.lane(at)) {
            case Closed(_) -> new UseOtherLane(Reason.FACE_LANE_CLOSED);
            case Armed(ArmedFaceLane lane) -> withLane(live, lane, pass, kept);
          };
    };
  }

  private EntryDecision withLane(
      LiveConsent live, ArmedFaceLane lane, PresentedPass pass, GrantRecord kept) {
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
    return tickets.take(lane.portal(), kept.entitlement(), WayIn.FACE);
  }

  private Optional<UseOtherLane> compare(LiveConsent live, ArmedFaceLane lane, PresentedPass pass) {
    try (FaceFeatures probe = comparison.capture().probe(live, lane)) {
      comparison.attempts().begin(pass.grant(), clock.latest());
      try (FaceFeatures reference = comparison.references().unseal(live, pass)) {
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
      case CAMERA_LOST -> Reason.FACE_LANE_CLOSED;
      case ENDED -> Reason.CONSENT_NOT_LIVE;
      case NO_FACE, NOT_USABLE, FACE_CHANGED -> Reason.NO_USABLE_FACE;
    };
  }

  private static Reason reason(Refusal refusal) {
    return switch (refusal) {
      case WITHDRAWN -> Reason.CONSENT_WITHDRAWN;
      case EXPIRED -> Reason.CONSENT_EXPIRED;
      case STALE -> Reason.CONSENT_STALE;
      case ABSENT, STATUS_UNKNOWN, STATUS_ROLLED_BACK, CLOCK_SUSPECT -> Reason.CONSENT_NOT_LIVE;
    };
  }
}
