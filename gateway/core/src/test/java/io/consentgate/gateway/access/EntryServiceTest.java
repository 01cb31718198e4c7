package io.consentgate.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.consentgate.contract.entitlement.Entitlement;
import io.consentgate.gateway.access.UseOtherLane.Reason;
import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.audit.WayIn;
import io.consentgate.gateway.biometric.CaptureException;
import io.consentgate.gateway.consent.GrantState;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.SettableConditions.Fact;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class EntryServiceTest {

  private final Door door = new Door();
  private final Instant hour = door.world.time.instant().truncatedTo(ChronoUnit.HOURS);

  @Test
  @DisplayName("A pass, a live consent and the right face: one entry, one release, one line")
  void pass_rightFace_opens() {
    Passage passage = door.face(1);

    assertThat(passage.isOpen()).isTrue();
    assertThat(passage.decision())
        .isInstanceOfSatisfying(
            Admit.class,
            admit -> {
              assertThat(admit.portal()).isEqualTo(Samples.PORTAL);
              assertThat(admit.way()).isEqualTo(WayIn.FACE);
              assertThat(admit).hasToString("Admit[main, FACE]");
            });
    assertThat(door.left()).isEqualTo(1);
    assertThat(door.releases).isEqualTo(1);
    assertThat(door.world.attempts.count(door.world.grant.id())).isZero();
    assertThat(door.world.entitlements.events())
        .containsExactly(new AuditEvent.Admitted(hour, Samples.PORTAL, WayIn.FACE));
  }

  @Test
  @DisplayName("CN-34: probe and reference are zeroed on every path")
  void pass_anyFace_leavesNoFeaturesOpen() {
    door.face(1);
    door.face = 2;
    door.face(1);

    assertThat(door.opened)
        .hasSize(4)
        .allSatisfy(features -> assertThatIllegalStateException().isThrownBy(features::memory));
  }

  @Test
  @DisplayName("D5: another face is shown the other lane, loses no entry, opens nothing")
  void pass_wrongFace_usesTheOtherLane() {
    door.face = 2;

    Passage passage = door.face(1);

    assertThat(door.reason(passage)).contains(Reason.NOT_MATCHED);
    assertThat(passage.portal()).isEmpty();
    assertThat(door.left()).isEqualTo(2);
    assertThat(door.releases).isZero();
    assertThat(door.world.entitlements.events())
        .containsExactly(new AuditEvent.Diverted(hour, Samples.PORTAL, WayIn.FACE, "NOT_MATCHED"));
  }

  @Test
  @DisplayName("ST-22: three tries, then 30 s without a look, and a match forgives")
  void pass_threeWrongFaces_waits() {
    door.face = 2;
    for (int i = 0; i < 3; i++) {
      assertThat(door.reason(door.face(1))).contains(Reason.NOT_MATCHED);
    }
    door.face = 1;
    assertThat(door.reason(door.face(1))).contains(Reason.WAIT_A_MOMENT);
    assertThat(door.captures).isEqualTo(3);

    door.world.time.advance(Duration.ofSeconds(30));

    assertThat(door.face(1).isOpen()).isTrue();
  }

  @Test
  @DisplayName("CN-13: consent withdrawn while the camera ran, no entry")
  void pass_withdrawnWhileCapturing_doesNotOpen() {
    door.whileCapturing =
        () -> door.world.grants.setState(door.world.grant.id(), GrantState.WITHDRAWN);

    assertThat(door.reason(door.face(1))).contains(Reason.CONSENT_NOT_LIVE);

    assertThat(door.left()).isEqualTo(2);
    assertThat(door.releases).isZero();
  }

  @Test
  @DisplayName("BF-1: lane closed while the camera ran, no entry")
  void pass_laneClosedWhileCapturing_doesNotOpen() {
    door.whileCapturing = () -> door.world.conditions.breakFact(Fact.OTHER_LANE);

    assertThat(door.reason(door.face(1))).contains(Reason.FACE_LANE_CLOSED);

    assertThat(door.releases).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "NO_FACE, NO_USABLE_FACE",
    "NOT_USABLE, NO_USABLE_FACE",
    "FACE_CHANGED, NO_USABLE_FACE",
    "NOT_TURNED, HEAD_NOT_TURNED",
    "SEVERAL_FACES, SEVERAL_FACES",
    "CAMERA_LOST, FACE_LANE_CLOSED",
    "ENDED, CONSENT_NOT_LIVE"
  })
  @DisplayName("EU-20: nothing usable in view costs neither an entry nor a try")
  void pass_nothingCaptured_usesTheOtherLane(CaptureException.Cause cause, Reason reason) {
    door.fault = cause;

    assertThat(door.reason(door.face(1))).contains(reason);

    assertThat(door.left()).isEqualTo(2);
    assertThat(door.world.attempts.count(door.world.grant.id())).isZero();
  }

  @Test
  @DisplayName("ST-22: the try is counted before the comparison")
  void pass_referenceUnreadable_countsTheTry() {
    door.isReadable = false;

    assertThat(door.reason(door.face(1))).contains(Reason.NO_REFERENCE);

    assertThat(door.world.attempts.count(door.world.grant.id())).isEqualTo(1);
  }

  @Test
  @DisplayName("CN-03: a ticket alone opens the same portal and looks at nobody")
  void pass_ticket_opensWithoutAFrame() {
    Passage passage = door.useTicket();

    assertThat(passage.isOpen()).isTrue();
    assertThat(door.captures).isZero();
    assertThat(door.world.entitlements.events())
        .containsExactly(new AuditEvent.Admitted(hour, Samples.PORTAL, WayIn.PASS));
  }

  @Test
  void pass_unknownTicket_isDivertedAsThePassWay() {
    Passage passage = door.pass(new PresentedCode.Ticket(door.ticket));

    assertThat(door.reason(passage)).contains(Reason.ENTITLEMENT_UNKNOWN);
    assertThat(door.world.entitlements.events())
        .containsExactly(
            new AuditEvent.Diverted(hour, Samples.PORTAL, WayIn.PASS, "ENTITLEMENT_UNKNOWN"));
  }

  @ParameterizedTest
  @EnumSource(Portal.Outcome.class)
  @DisplayName("An entry that did not open the portal is given back")
  void pass_portalAnswers_keepsOrGivesBack(Portal.Outcome outcome) {
    door.outcome = outcome;

    Passage passage = door.face(1);

    boolean isOpen = outcome == Portal.Outcome.OPENED;
    assertThat(passage.isOpen()).isEqualTo(isOpen);
    assertThat(door.left()).isEqualTo(isOpen ? 1 : 2);
    assertThat(door.world.entitlements.events()).hasSize(isOpen ? 1 : 2);
  }

  @Test
  void pass_entitlementFromThisInstantOn_opens() {
    Instant now = door.world.time.instant();
    door.world.entitlements.add(
        new Entitlement(
            Samples.entitlementId(1), Set.of(Samples.PORTAL), now, now.plusNanos(1), 1));

    assertThat(door.face(1).isOpen()).isTrue();
  }

  @Test
  void close_presentedPass_zeroesItsText() {
    SecretBytes text = SecretBytes.take(new byte[] {1});
    try (PresentedCode code = new PresentedCode.PassText(text)) {
      assertThat(door.pass(code).isOpen()).isTrue();
      assertThat(text.isClosed()).isFalse();
    }
    assertThat(text.isClosed()).isTrue();
  }
}
