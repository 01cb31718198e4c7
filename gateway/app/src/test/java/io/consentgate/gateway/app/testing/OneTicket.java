package io.consentgate.gateway.app.testing;

import io.consentgate.contract.entitlement.Entitlement;
import io.consentgate.contract.entitlement.EntitlementCode;
import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.gateway.access.EntryService;
import io.consentgate.gateway.access.FaceComparison;
import io.consentgate.gateway.access.FaceEntry;
import io.consentgate.gateway.access.FaceGate;
import io.consentgate.gateway.access.TicketEntry;
import io.consentgate.gateway.biometric.CaptureException;
import io.consentgate.gateway.biometric.CaptureGuide;
import io.consentgate.gateway.biometric.ComparisonThreshold;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.ProbeCapture;
import io.consentgate.gateway.biometric.ReferenceStore;
import io.consentgate.gateway.consent.ConsentCheck;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.consent.StatusBook;
import io.consentgate.gateway.entitlement.EntitlementCheck;
import io.consentgate.gateway.lane.ArmedFaceLane;
import io.consentgate.gateway.lane.FaceLaneInterlock;
import io.consentgate.gateway.pass.InvalidPassException;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.testing.MemoryAttempts;
import io.consentgate.gateway.testing.MemoryClockMark;
import io.consentgate.gateway.testing.MemoryEntitlements;
import io.consentgate.gateway.testing.MemoryGrants;
import io.consentgate.gateway.testing.MemoryStatusArchive;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.SettableConditions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** One ticket with many entries, and the way in that it opens. */
public final class OneTicket {

  /** Where it counts. */
  public static final PortalId PORTAL = new PortalId("main");

  private final EntitlementCode code = EntitlementCode.random(new SecureRandom());
  private final MemoryEntitlements entitlements = new MemoryEntitlements();
  private final GatewayClock clock =
      new GatewayClock(InstantSource.system(), System::nanoTime, new MemoryClockMark());

  /** Issues the ticket. */
  public OneTicket() {
    Instant now = Instant.now();
    entitlements.add(
        new Entitlement(
            code.id(), Set.of(PORTAL), now.minusSeconds(60), now.plus(Duration.ofHours(1)), 1_000));
  }

  /** Returns its code. */
  public EntitlementCode code() {
    return code;
  }

  /** Returns the way in without a face. */
  public TicketEntry tickets() {
    return new TicketEntry(new EntitlementCheck(entitlements, clock), entitlements, clock);
  }

  /** Returns both ways in; nobody has a pass. */
  public EntryService entries(TicketEntry tickets) {
    StatusBook status =
        new StatusBook(
            new MemoryStatusArchive(), InstantSource.system(), () -> 0, Duration.ofMinutes(10));
    MemoryGrants grants = new MemoryGrants();
    FaceGate gate =
        new FaceGate(
            _ -> {
              throw new InvalidPassException("nobody has a pass here");
            },
            grants,
            new ConsentCheck(
                grants, status, clock, Samples.GATEWAY, Samples.MODEL_SET, PolicyPack.DEMO),
            new FaceLaneInterlock(PolicyPack.DEMO, new SettableConditions(), status, clock));
    FaceComparison comparison =
        new FaceComparison(
            new Blind(),
            new Empty(),
            new ComparisonThreshold(Samples.MODEL_SET, 1e-4, 0.5f),
            new MemoryAttempts());
    return new EntryService(
        tickets,
        new FaceEntry(gate, tickets, comparison, clock),
        entitlements,
        entitlements,
        clock);
  }

  private static final class Blind implements ProbeCapture {

    @Override
    public FaceFeatures probe(LiveConsent consent, ArmedFaceLane lane) throws CaptureException {
      throw new CaptureException(CaptureException.Cause.CAMERA_LOST);
    }

    @Override
    public FaceFeatures reference(LiveConsent consent, ArmedFaceLane lane, CaptureGuide guide)
        throws CaptureException {
      throw new CaptureException(CaptureException.Cause.CAMERA_LOST);
    }
  }

  private static final class Empty implements ReferenceStore {

    @Override
    public PresentedPass seal(LiveConsent consent, FaceFeatures reference) {
      throw new IllegalStateException("nothing is sealed here");
    }

    @Override
    public FaceFeatures unseal(LiveConsent consent, PresentedPass pass)
        throws UnreadableReferenceException {
      throw new UnreadableReferenceException();
    }
  }
}
