package io.consentgate.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.entitlement.Entitlement;
import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.ConsentTerms;
import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.gateway.access.UseOtherLane.Reason;
import io.consentgate.gateway.consent.GrantState;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.SettableConditions.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before a single frame is looked at. */
final class EntryWithoutFrameTest {

  private final Door door = new Door();

  @ParameterizedTest
  @CsvSource({"WITHDRAWN, CONSENT_WITHDRAWN", "EXPIRED, CONSENT_EXPIRED"})
  @DisplayName("D4, BF-6: no live consent, no frame")
  void pass_consentEnded_capturesNoFrame(GrantState state, Reason reason) {
    door.world.grants.setState(door.world.grant.id(), state);

    assertThat(door.reason(door.face(1))).contains(reason);

    assertThat(door.captures).isZero();
  }

  @Test
  @DisplayName("D4, BF-6, ST-21: no genuine pass, no frame")
  void pass_forgedOrUnknownPass_capturesNoFrame() {
    assertThat(door.reason(door.face(0))).contains(Reason.NOT_A_VALID_CODE);
    assertThat(door.reason(door.face(9))).contains(Reason.NOT_A_VALID_CODE);
    assertThat(door.reason(door.pass(new PresentedCode.Foreign())))
        .contains(Reason.NOT_A_VALID_CODE);

    assertThat(door.captures).isZero();
  }

  @Test
  @DisplayName("BF-4: status not fresh, no frame; a ticket still opens")
  void pass_statusRanOut_capturesNoFrame() {
    door.world.time.advance(Duration.ofMinutes(10));

    assertThat(door.reason(door.face(1))).contains(Reason.CONSENT_NOT_LIVE);

    assertThat(door.captures).isZero();
    assertThat(door.useTicket().isOpen()).isTrue();
  }

  @Test
  @DisplayName(
      "CN-01: consent for another model set: no frame, no reference opened, a ticket opens")
  void pass_consentForAnotherModelSet_isStaleAndOpensNoReference() {
    ConsentGrant usual = Samples.grant(3, door.world.time.instant());
    ConsentTerms terms = usual.terms();
    door.world.grants.keep(
        new ConsentGrant(
            usual.id(),
            usual.principal(),
            new ConsentTerms(
                terms.purpose(),
                terms.custody(),
                new ModelSetId("reference-1"),
                terms.gateway(),
                terms.notice()),
            usual.status(),
            usual.issued(),
            usual.enrolBy(),
            usual.expires()),
        "",
        Samples.entitlementId(1));

    assertThat(door.reason(door.face(3))).contains(Reason.CONSENT_STALE);

    assertThat(door.captures).isZero();
    assertThat(door.opened).isEmpty();
    assertThat(door.useTicket().isOpen()).isTrue();
  }

  @Test
  @DisplayName("BF-1, ST-21: lane closed, no frame; a ticket still opens")
  void pass_laneClosed_capturesNoFrame() {
    door.world.conditions.breakFact(Fact.OTHER_LANE);

    assertThat(door.reason(door.face(1))).contains(Reason.FACE_LANE_CLOSED);

    assertThat(door.captures).isZero();
    assertThat(door.useTicket().isOpen()).isTrue();
  }

  @Test
  @DisplayName("D4: entitlement used up, no frame")
  void pass_entitlementSpent_capturesNoFrame() {
    door.face(1);
    door.face(1);

    assertThat(door.reason(door.face(1))).contains(Reason.ENTITLEMENT_SPENT);

    assertThat(door.captures).isEqualTo(2);
  }

  @Test
  void pass_spentAndWithdrawn_hearsOfTheConsentFirst() {
    door.face(1);
    door.face(1);
    door.world.grants.setState(door.world.grant.id(), GrantState.WITHDRAWN);
    assertThat(door.reason(door.face(1))).contains(Reason.CONSENT_WITHDRAWN);

    door.world.grants.setState(door.world.grant.id(), GrantState.STANDING);
    door.world.time.advance(Duration.ofMinutes(10));

    assertThat(door.reason(door.face(1))).contains(Reason.ENTITLEMENT_SPENT);
  }

  @ParameterizedTest
  @CsvSource({
    "-10, -5, main, ENTITLEMENT_OVER",
    "-10, 0, main, ENTITLEMENT_OVER",
    "5, 10, main, ENTITLEMENT_NOT_YET",
    "-10, 10, side, ENTITLEMENT_OTHER_PORTAL"
  })
  void pass_entitlementNotForHereAndNow_isDiverted(
      int from, int until, String portal, Reason reason) {
    Instant now = door.world.time.instant();
    door.world.entitlements.add(
        new Entitlement(
            Samples.entitlementId(1),
            Set.of(new PortalId(portal)),
            now.plusSeconds(from),
            now.plusSeconds(until),
            1));

    assertThat(door.reason(door.face(1))).contains(reason);
    assertThat(door.captures).isZero();
  }

  @Test
  @DisplayName("A grant younger than the list waits for a newer list, at the other lane")
  void pass_statusUnknownForYoungGrant_isNotLive() {
    ConsentGrant young = Samples.grant(2, door.world.time.instant().plusSeconds(2));
    door.world.grants.keep(young, "", Samples.entitlementId(1));

    assertThat(door.reason(door.face(2))).contains(Reason.CONSENT_NOT_LIVE);
    assertThat(door.captures).isZero();
  }
}
