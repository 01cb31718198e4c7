package io.consentgate.gateway.access;

import io.consentgate.contract.entitlement.Entitlement;
import io.consentgate.contract.entitlement.EntitlementCode;
import io.consentgate.gateway.biometric.CaptureException;
import io.consentgate.gateway.biometric.CaptureGuide;
import io.consentgate.gateway.biometric.ComparisonThreshold;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.ProbeCapture;
import io.consentgate.gateway.biometric.ReferenceStore;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.entitlement.EntitlementCheck;
import io.consentgate.gateway.lane.ArmedFaceLane;
import io.consentgate.gateway.pass.InvalidPassException;
import io.consentgate.gateway.pass.PassVerifier;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.TestClock;
import io.consentgate.gateway.testing.World;
import java.lang.foreign.ValueLayout;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An entry service over a {@link World}; a pass's text is its grant's number in one byte. */
final class Door implements ProbeCapture, ReferenceStore {

  private static final int DIMENSION = 64;

  final World world = new World();
  final List<FaceFeatures> opened = new ArrayList<>();
  final EntitlementCode ticket = EntitlementCode.random(new SecureRandom());
  long face = 1;
  int captures;
  CaptureException.@Nullable Cause fault;
  boolean isReadable = true;
  Runnable whileCapturing = () -> {};
  Portal.Outcome outcome = Portal.Outcome.OPENED;
  int releases;

  /** Holds up the pass of a grant; 0 is no pass. */
  Passage face(int number) {
    try (PresentedCode code =
        new PresentedCode.PassText(SecretBytes.take(new byte[] {(byte) number}))) {
      return pass(code);
    }
  }

  /** Holds up anything. */
  Passage pass(PresentedCode code) {
    return service()
        .pass(
            Samples.PORTAL,
            code,
            _ -> {
              releases++;
              return outcome;
            });
  }

  /** Holds up a ticket with one entry left. */
  Passage useTicket() {
    Instant now = world.time.instant();
    world.entitlements.add(
        new Entitlement(
            ticket.id(), Set.of(Samples.PORTAL), now.minusSeconds(1), now.plusSeconds(1), 1));
    return pass(new PresentedCode.Ticket(ticket));
  }

  EntryService service() {
    TicketEntry tickets =
        new TicketEntry(
            new EntitlementCheck(world.entitlements, world.clock), world.entitlements, world.clock);
    FaceGate gate = new FaceGate(verifier(), world.grants, world.consents, world.lanes);
    FaceComparison comparison =
        new FaceComparison(
            this, this, new ComparisonThreshold(Samples.MODEL_SET, 1e-4, 0.5f), world.attempts);
    return new EntryService(
        tickets,
        new FaceEntry(gate, tickets, comparison, world.clock),
        world.entitlements,
        world.entitlements,
        world.clock);
  }

  int left() {
    return world.entitlements.find(Samples.entitlementId(1)).orElseThrow().entriesLeft();
  }

  Optional<UseOtherLane.Reason> reason(Passage passage) {
    return passage.decision() instanceof UseOtherLane(UseOtherLane.Reason reason)
        ? Optional.of(reason)
        : Optional.empty();
  }

  @Override
  public FaceFeatures probe(LiveConsent consent, ArmedFaceLane lane) throws CaptureException {
    captures++;
    whileCapturing.run();
    if (fault != null) {
      throw new CaptureException(fault);
    }
    return kept(Samples.features(face, DIMENSION));
  }

  @Override
  public FaceFeatures reference(LiveConsent consent, ArmedFaceLane lane, CaptureGuide guide) {
    throw new IllegalStateException("nobody enrols at the door");
  }

  @Override
  public PresentedPass seal(LiveConsent consent, FaceFeatures reference) {
    throw new IllegalStateException("nobody enrols at the door");
  }

  @Override
  public FaceFeatures unseal(LiveConsent consent, PresentedPass pass)
      throws UnreadableReferenceException {
    if (!isReadable) {
      throw new UnreadableReferenceException();
    }
    return kept(Samples.features(1, DIMENSION));
  }

  private FaceFeatures kept(FaceFeatures features) {
    opened.add(features);
    return features;
  }

  private static PassVerifier verifier() {
    return text -> {
      byte number = text.memory().get(ValueLayout.JAVA_BYTE, 0);
      if (number == 0) {
        throw new InvalidPassException("no pass");
      }
      return new PresentedPass(
          Samples.grantId(number),
          TestClock.START,
          SecretBytes.allocate(PresentedPass.HALF_SIZE_BYTES),
          null);
    };
  }
}
