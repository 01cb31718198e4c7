package io.consentgate.gateway.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.ConsentTerms;
import io.consentgate.contract.grant.GatewayId;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.contract.grant.Purpose;
import io.consentgate.gateway.consent.ConsentResult.Live;
import io.consentgate.gateway.consent.ConsentResult.Refused;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ConsentCheckTest {

  private final World world = new World();
  private final GrantId id = world.grant.id();

  @Test
  void live_standingGrant_livesForOnePassage() {
    LiveConsent live = live();

    assertThat(live.grant()).isEqualTo(world.grant);
    assertThat(live.until()).isEqualTo(world.time.instant().plus(ConsentCheck.LIFETIME));
    assertThat(live.toString()).doesNotContain(id.toString());
  }

  @Test
  void live_unknownGrant_isAbsent() {
    assertThat(world.consents.live(Samples.grantId(9), Purpose.ENTRY_VERIFICATION))
        .isEqualTo(new Refused(Refusal.ABSENT));
  }

  @Test
  @DisplayName("CN-13: what was withdrawn here is refused before any list says so")
  void live_withdrawnHere_isRefused() {
    world.grants.setState(id, GrantState.WITHDRAWN);

    assertRefused(Refusal.WITHDRAWN);
  }

  @Test
  void live_expiredHere_isRefused() {
    world.grants.setState(id, GrantState.EXPIRED);

    assertRefused(Refusal.EXPIRED);
  }

  @Test
  @DisplayName("CN-05: refused from the very instant of expiry")
  void live_atExpiry_isRefused() {
    world.time.advance(Duration.ofHours(1).minusSeconds(1));
    world.status.accept(Samples.statusList(world.time.instant()));
    assertThat(live().until()).isEqualTo(world.grant.expires());

    world.time.advance(Duration.ofSeconds(1));
    assertRefused(Refusal.EXPIRED);
  }

  @Test
  @DisplayName("CN-05: a clock set back revives nothing")
  void live_expiredThenClockSetBack_staysExpired() {
    world.time.advance(Duration.ofHours(2));
    assertRefused(Refusal.EXPIRED);

    world.time.setWall(world.grant.issued());

    assertRefused(Refusal.EXPIRED);
  }

  @Test
  void live_clockSetBack_isRefusedUntilItIsThereAgain() {
    world.time.advance(Duration.ofSeconds(60));
    assertThat(live()).isNotNull();
    Instant before = world.time.instant();
    world.time.setWall(before.minusSeconds(6));
    assertRefused(Refusal.CLOCK_SUSPECT);

    world.time.setWall(before.minusSeconds(5));

    assertThat(live()).isNotNull();
  }

  @Test
  void live_grantFromTheFuture_isRefused() {
    ConsentGrant early = Samples.grant(2, world.time.instant().plusSeconds(6));
    world.grants.keep(early, "", Samples.entitlementId(1));

    assertThat(world.consents.live(early.id(), Purpose.ENTRY_VERIFICATION))
        .isEqualTo(new Refused(Refusal.CLOCK_SUSPECT));
  }

  @Test
  @DisplayName("CN-01: given for another gateway or model set, it is stale")
  void live_otherTerms_isStale() {
    ConsentTerms terms = world.grant.terms();
    assertStale(
        2,
        new ConsentTerms(
            terms.purpose(),
            terms.custody(),
            terms.modelSet(),
            new GatewayId("gate-2"),
            terms.notice()));
    assertStale(
        3,
        new ConsentTerms(
            terms.purpose(),
            terms.custody(),
            new ModelSetId("bundled-2"),
            terms.gateway(),
            terms.notice()));
  }

  @Test
  @DisplayName("BF-4: no list that is fresh, no consent that is live")
  void live_statusRanOut_isUnknown() {
    world.time.advance(Duration.ofMinutes(10));

    assertRefused(Refusal.STATUS_UNKNOWN);
  }

  @Test
  void live_listed_isWithdrawn() {
    world.time.advance(Duration.ofSeconds(1));
    world.status.accept(Samples.statusList(world.time.instant(), 1));

    assertRefused(Refusal.WITHDRAWN);
  }

  @Test
  void isLive_lifetimeOver_isNot() {
    LiveConsent live = live();
    world.time.advance(ConsentCheck.LIFETIME.minusNanos(1));
    assertThat(world.consents.isLive(live)).isTrue();

    world.time.advance(Duration.ofNanos(1));

    assertThat(world.consents.isLive(live)).isFalse();
  }

  @Test
  void isLive_withdrawnMeanwhile_isNot() {
    LiveConsent live = live();
    world.grants.setState(id, GrantState.WITHDRAWN);

    assertThat(world.consents.isLive(live)).isFalse();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("CN-05: a live consent never outlives its grant or its lifetime")
  void live_anyTime_neverOutlivesTheGrantOrItsLifetime(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 50; i++) {
      world.time.advance(Duration.ofMillis(random.nextLong(120_000)));
      world.status.accept(Samples.statusList(world.time.instant()));
      if (world.consents.live(id, Purpose.ENTRY_VERIFICATION) instanceof Live(LiveConsent live)) {
        assertThat(live.until())
            .isBeforeOrEqualTo(world.grant.expires())
            .isBeforeOrEqualTo(world.time.instant().plus(ConsentCheck.LIFETIME))
            .isAfter(world.time.instant());
      } else {
        assertThat(world.time.instant()).isAfterOrEqualTo(world.grant.expires());
      }
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  private LiveConsent live() {
    return switch (world.consents.live(id, Purpose.ENTRY_VERIFICATION)) {
      case Live(LiveConsent live) -> live;
      case Refused(Refusal refusal) -> throw new AssertionError(refusal);
    };
  }

  private void assertRefused(Refusal refusal) {
    assertThat(world.consents.live(id, Purpose.ENTRY_VERIFICATION)).isEqualTo(new Refused(refusal));
  }

  private void assertStale(int number, ConsentTerms terms) {
    ConsentGrant sample = Samples.grant(number, world.time.instant());
    ConsentGrant other =
        new ConsentGrant(
            sample.id(),
            sample.principal(),
            terms,
            sample.status(),
            sample.issued(),
            sample.enrolBy(),
            sample.expires());
    world.grants.keep(other, "", Samples.entitlementId(1));

    assertThat(world.consents.live(other.id(), Purpose.ENTRY_VERIFICATION))
        .isEqualTo(new Refused(Refusal.STALE));
  }
}
