package io.consentgate.gateway.enrolment;

import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.grant.Purpose;
import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.audit.AuditTrail;
import io.consentgate.gateway.biometric.CaptureException;
import io.consentgate.gateway.biometric.CaptureGuide;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.ProbeCapture;
import io.consentgate.gateway.biometric.ReferenceStore;
import io.consentgate.gateway.consent.ConsentCheck;
import io.consentgate.gateway.consent.ConsentResult.Live;
import io.consentgate.gateway.consent.ConsentResult.Refused;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.enrolment.EnrolmentResult.Captured;
import io.consentgate.gateway.enrolment.EnrolmentResult.Failed;
import io.consentgate.gateway.lane.ArmedFaceLane;
import io.consentgate.gateway.lane.FaceLaneInterlock;
import io.consentgate.gateway.lane.LaneResult.Armed;
import io.consentgate.gateway.lane.LaneResult.Closed;
import io.consentgate.gateway.pass.PassIssuer;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** One enrolment per grant: a ticket, a capture, the person's word, a sealed reference, a pass. */
public final class EnrolmentService {

  private final ConsentCheck consents;
  private final FaceLaneInterlock lanes;
  private final EnrolmentTickets tickets;
  private final ProbeCapture capture;
  private final ReferenceStore references;
  private final PassIssuer passes;
  private final AuditTrail audit;
  private final GatewayClock clock;

  /**
   * Ties the service to what it uses.
   *
   * @param consents whether a consent stands
   * @param lanes whether the lane may be used
   * @param tickets the one enrolment of each grant
   * @param custody capture, sealing and passes
   * @param audit what is written down
   * @param clock the watched clock
   */
  public EnrolmentService(
      ConsentCheck consents,
      FaceLaneInterlock lanes,
      EnrolmentTickets tickets,
      EnrolmentCustody custody,
      AuditTrail audit,
      GatewayClock clock) {
    this.consents = consents;
    this.lanes = lanes;
    this.tickets = tickets;
    capture = custody.capture();
    references = custody.references();
    passes = custody.passes();
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Uses up the grant's enrolment and captures a reference.
   *
   * @param grant whose enrolment
   * @param at the portal whose camera looks
   * @param guide is told how it goes
   */
  public EnrolmentResult capture(GrantId grant, PortalId at, CaptureGuide guide) {
    return switch (consents.live(grant, Purpose.ENTRY_VERIFICATION)) {
      case Refused(_) -> new Failed(EnrolmentFault.CONSENT_NOT_LIVE);
      case Live(LiveConsent live) ->
          switch (lanes.lane(at)) {
            case Closed(_) -> new Failed(EnrolmentFault.LANE_CLOSED);
            case Armed(ArmedFaceLane lane) -> capture(live, lane, guide);
          };
    };
  }

  /**
   * Seals a captured reference after the person's word.
   *
   * @param pending closed by this call
   * @return the text of the pass, for the visitor's eyes, which the caller closes; or nothing if
   *     the consent ended meanwhile, and then nothing is kept
   */
  public Optional<SecretBytes> confirm(PendingEnrolment pending) {
    try (pending) {
      return switch (consents.live(pending.grant(), Purpose.ENTRY_VERIFICATION)) {
        case Refused(_) -> Optional.empty();
        case Live(LiveConsent live) -> Optional.of(seal(live, pending.reference()));
      };
    }
  }

  private EnrolmentResult capture(LiveConsent live, ArmedFaceLane lane, CaptureGuide guide) {
    GrantId grant = live.grant().id();
    if (clock.latest().isAfter(live.grant().enrolBy())) {
      return new Failed(EnrolmentFault.TOO_LATE);
    }
    if (!tickets.consume(grant)) {
      return new Failed(EnrolmentFault.TICKET_CONSUMED);
    }
    try {
      FaceFeatures reference = capture.reference(live, lane, guide);
      return new Captured(new PendingEnrolment(grant, reference));
    } catch (CaptureException e) {
      return new Failed(fault(e.captureCause()));
    }
  }

  private SecretBytes seal(LiveConsent live, FaceFeatures reference) {
    try (PresentedPass pass = references.seal(live, reference)) {
      SecretBytes text = passes.issue(pass);
      audit.append(new AuditEvent.Enrolled(clock.latest().truncatedTo(ChronoUnit.HOURS)));
      return text;
    }
  }

  private static EnrolmentFault fault(CaptureException.Cause cause) {
    return switch (cause) {
      case NO_FACE, NOT_USABLE -> EnrolmentFault.NO_USABLE_FACE;
      case SEVERAL_FACES -> EnrolmentFault.SEVERAL_FACES;
      case FACE_CHANGED -> EnrolmentFault.FACE_CHANGED;
      case NOT_TURNED -> EnrolmentFault.HEAD_NOT_TURNED;
      case CAMERA_LOST -> EnrolmentFault.CAMERA_LOST;
      case CAMERA_FROZEN -> EnrolmentFault.CAMERA_FROZEN;
      case ENDED -> EnrolmentFault.CONSENT_NOT_LIVE;
    };
  }
}
