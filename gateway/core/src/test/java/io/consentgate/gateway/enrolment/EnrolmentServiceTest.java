package io.consentgate.gateway.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.biometric.CaptureException;
import io.consentgate.gateway.biometric.CaptureGuide;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.ProbeCapture;
import io.consentgate.gateway.biometric.ReferenceStore;
import io.consentgate.gateway.consent.GrantState;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.enrolment.EnrolmentResult.Captured;
import io.consentgate.gateway.enrolment.EnrolmentResult.Failed;
import io.consentgate.gateway.lane.ArmedFaceLane;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.SettableConditions.Fact;
import io.consentgate.gateway.testing.TestClock;
import io.consentgate.gateway.testing.World;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EnrolmentServiceTest {

  private final World world = new World();
  private final GrantId id = world.grant.id();
  private final Set<GrantId> consumed = new HashSet<>();
  private final Custody custody = new Custody();
  private final EnrolmentService service =
      new EnrolmentService(
          world.consents,
          world.lanes,
          consumed::add,
          new EnrolmentCustody(custody, custody, _ -> SecretBytes.allocate(5)),
          world.entitlements,
          world.clock);

  @Test
  void confirm_captured_sealsAndGivesThePass() {
    PendingEnrolment pending = captured();
    assertThat(pending.grant()).isEqualTo(id);
    assertThat(custody.sealed).isNull();

    Optional<SecretBytes> text = service.confirm(pending);

    assertThat(text).hasValueSatisfying(pass -> assertThat(pass.isClosed()).isFalse());
    text.ifPresent(SecretBytes::close);
    assertThat(custody.sealed).isEqualTo(id);
    assertThat(custody.half.isClosed()).isTrue();
    assertThat(custody.isZeroed()).isTrue();
    assertThat(world.entitlements.events())
        .containsExactly(
            new AuditEvent.Enrolled(world.time.instant().truncatedTo(ChronoUnit.HOURS)));
  }

  @Test
  @DisplayName("A person who does not confirm leaves nothing")
  void close_notConfirmed_destroysTheReference() {
    captured().close();

    assertThat(custody.isZeroed()).isTrue();
    assertThat(custody.sealed).isNull();
    assertThat(world.entitlements.events()).isEmpty();
  }

  @Test
  @DisplayName("One enrolment per grant, used up before the first frame")
  void capture_secondTime_isRefused() {
    custody.fault = CaptureException.Cause.NO_FACE;
    assertThat(capture()).isEqualTo(new Failed(EnrolmentFault.NO_USABLE_FACE));
    custody.fault = null;

    assertThat(capture()).isEqualTo(new Failed(EnrolmentFault.TICKET_CONSUMED));

    assertThat(custody.captures).isEqualTo(1);
  }

  @Test
  @DisplayName("Within two minutes of consent, and not a moment later")
  void capture_afterTwoMinutes_isTooLate() {
    world.time.advance(Duration.ofMinutes(2).plusNanos(1));

    assertThat(capture()).isEqualTo(new Failed(EnrolmentFault.TOO_LATE));

    assertThat(custody.captures).isZero();
    assertThat(consumed).isEmpty();
  }

  @Test
  void capture_atTwoMinutes_isInTime() {
    world.time.advance(Duration.ofMinutes(2));

    captured().close();
  }

  @Test
  @DisplayName("D4: no live consent, no frame, and the enrolment is not used up")
  void capture_consentNotLive_capturesNoFrame() {
    world.grants.setState(id, GrantState.WITHDRAWN);

    assertThat(capture()).isEqualTo(new Failed(EnrolmentFault.CONSENT_NOT_LIVE));

    assertThat(custody.captures).isZero();
    assertThat(consumed).isEmpty();
  }

  @Test
  void capture_laneClosed_capturesNoFrame() {
    world.conditions.breakFact(Fact.CAMERA);

    assertThat(capture()).isEqualTo(new Failed(EnrolmentFault.LANE_CLOSED));

    assertThat(custody.captures).isZero();
    assertThat(consumed).isEmpty();
  }

  @Test
  @DisplayName("CN-13: withdrawn between capture and confirmation, nothing is kept")
  void confirm_withdrawnMeanwhile_keepsNothing() {
    PendingEnrolment pending = captured();
    world.grants.setState(id, GrantState.WITHDRAWN);

    assertThat(service.confirm(pending)).isEmpty();

    assertThat(custody.sealed).isNull();
    assertThat(custody.isZeroed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "NO_FACE, NO_USABLE_FACE",
    "NOT_USABLE, NO_USABLE_FACE",
    "SEVERAL_FACES, SEVERAL_FACES",
    "FACE_CHANGED, FACE_CHANGED",
    "NOT_TURNED, HEAD_NOT_TURNED",
    "CAMERA_LOST, CAMERA_LOST",
    "ENDED, CONSENT_NOT_LIVE"
  })
  void capture_fails_saysWhy(CaptureException.Cause cause, EnrolmentFault fault) {
    custody.fault = cause;

    assertThat(capture()).isEqualTo(new Failed(fault));
  }

  private EnrolmentResult capture() {
    return service.capture(id, Samples.PORTAL, CaptureGuide.SILENT);
  }

  private PendingEnrolment captured() {
    return switch (capture()) {
      case Captured(PendingEnrolment pending) -> pending;
      case Failed(EnrolmentFault fault) -> throw new AssertionError(fault);
    };
  }

  /** Captures, seals and remembers. */
  private static final class Custody implements ProbeCapture, ReferenceStore {
    private final SecretBytes half = SecretBytes.allocate(PresentedPass.HALF_SIZE_BYTES);
    private final FaceFeatures features = Samples.features(1, 64);
    private CaptureException.@Nullable Cause fault;
    private @Nullable GrantId sealed;
    private int captures;

    @Override
    public FaceFeatures probe(LiveConsent consent, ArmedFaceLane lane) {
      throw new IllegalStateException("an enrolment takes a reference");
    }

    @Override
    public FaceFeatures reference(LiveConsent consent, ArmedFaceLane lane, CaptureGuide guide)
        throws CaptureException {
      captures++;
      if (fault != null) {
        throw new CaptureException(fault);
      }
      return features;
    }

    @Override
    public PresentedPass seal(LiveConsent consent, FaceFeatures reference) {
      sealed = consent.grant().id();
      return new PresentedPass(sealed, TestClock.START, half, null);
    }

    @Override
    public FaceFeatures unseal(LiveConsent consent, PresentedPass pass) {
      throw new IllegalStateException("an enrolment opens nothing");
    }

    boolean isZeroed() {
      try {
        return features.memory().byteSize() < 0;
      } catch (IllegalStateException _) {
        return true;
      }
    }
  }
}
