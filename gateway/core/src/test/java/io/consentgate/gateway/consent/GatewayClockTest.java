package io.consentgate.gateway.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.gateway.consent.ClockReading.Doubt;
import io.consentgate.gateway.consent.ClockReading.Sound;
import io.consentgate.gateway.consent.ClockReading.Suspect;
import io.consentgate.gateway.consent.SignedTime.Kind;
import io.consentgate.gateway.testing.MemoryClockMark;
import io.consentgate.gateway.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class GatewayClockTest {

  private final TestClock wall = new TestClock();
  private final MemoryClockMark mark = new MemoryClockMark();
  private final GatewayClock clock = new GatewayClock(wall, wall::nanos, mark);

  @Test
  void latest_timeGoesOn_isTheWallClock() {
    assertThat(clock.latest()).isEqualTo(TestClock.START);
    wall.advance(Duration.ofSeconds(3));
    assertThat(clock.latest()).isEqualTo(TestClock.START.plusSeconds(3));
    assertThat(clock.wall()).isEqualTo(TestClock.START.plusSeconds(3));
    assertThat(clock.isSane()).isTrue();
  }

  @Test
  void latest_clockSetBack_staysAtTheMark() {
    assertThat(clock.isSane()).isTrue();
    wall.setWall(TestClock.START.minusSeconds(100));

    assertThat(clock.latest()).isEqualTo(TestClock.START);
    assertThat(clock.wall()).isEqualTo(TestClock.START.minusSeconds(100));
  }

  @Test
  void isSane_setBackByTheTolerance_isBelieved() {
    assertThat(clock.isSane()).isTrue();
    wall.setWall(TestClock.START.minus(GatewayClock.TOLERANCE));
    assertThat(clock.isSane()).isTrue();
    wall.setWall(TestClock.START.minus(GatewayClock.TOLERANCE).minusNanos(1));

    assertThat(clock.isSane()).isFalse();
  }

  @Test
  void isSane_restartedWithAClockSetBack_isNot() {
    assertThat(clock.latest()).isEqualTo(TestClock.START);
    wall.setWall(TestClock.START.minusSeconds(60));

    assertThat(new GatewayClock(wall, wall::nanos, mark).isSane()).isFalse();
  }

  @Test
  @DisplayName("The mark is stored every ten seconds, not at every reading")
  void latest_manyReadings_storesTheMarkNowAndThen() {
    assertThat(clock.latest()).isEqualTo(TestClock.START);
    assertThat(mark.stores()).isEqualTo(1);
    wall.advance(GatewayClock.PERSIST_EVERY);
    assertThat(clock.latest()).isEqualTo(wall.instant());
    assertThat(mark.stores()).isEqualTo(1);
    wall.advance(Duration.ofNanos(1));
    Instant now = wall.instant();
    assertThat(clock.latest()).isEqualTo(now);

    assertThat(mark.stores()).isEqualTo(2);
    assertThat(mark.load().latest()).isEqualTo(now);
  }

  @Test
  void latest_diskFull_goesOnFromMemoryAndIsStoredOnceThereIsRoom() {
    mark.full(true);
    assertThat(clock.latest()).isEqualTo(TestClock.START);
    wall.setWall(TestClock.START.minusSeconds(60));
    assertThat(clock.isSane()).isFalse();
    assertThat(mark.load().latest()).isEqualTo(Instant.EPOCH);
    mark.full(false);
    wall.setWall(TestClock.START.plusSeconds(1));

    assertThat(clock.latest()).isEqualTo(wall.instant());
    assertThat(mark.load().latest()).isEqualTo(wall.instant());
  }

  @Test
  @DisplayName("The monotonic clock carries the mark on: a clock that stands still is found out")
  void reading_wallStandsStill_isSetBack() {
    assertThat(clock.reading()).isEqualTo(new Sound());
    Instant still = wall.instant();
    wall.advance(GatewayClock.TOLERANCE.plusNanos(1));
    wall.setWall(still);

    assertThat(clock.reading()).isEqualTo(new Suspect(Doubt.SET_BACK));
    assertThat(clock.latest()).isEqualTo(TestClock.START.plusNanos(5_000_000_001L));
  }

  @Test
  void reading_lessThanTheAuthoritySigned_isBehindItBeyondTheTolerance() {
    list(TestClock.START.plus(GatewayClock.AUTHORITY_TOLERANCE));
    assertThat(clock.reading()).isEqualTo(new Sound());

    list(TestClock.START.plus(GatewayClock.AUTHORITY_TOLERANCE).plusNanos(1));

    assertThat(clock.reading()).isEqualTo(new Suspect(Doubt.BEHIND_AUTHORITY));
    assertThat(clock.latest()).isEqualTo(TestClock.START);
    assertThat(restarted().reading()).isEqualTo(new Suspect(Doubt.BEHIND_AUTHORITY));
  }

  @Test
  @DisplayName("A clock set back closes, and heals by itself once it is right again")
  void reading_setBackAndRight_heals() {
    assertThat(clock.isSane()).isTrue();
    list(TestClock.START);
    wall.setWall(TestClock.START.minusSeconds(3600));
    assertThat(clock.isSane()).isFalse();

    wall.setWall(TestClock.START);
    answer(TestClock.START);

    assertThat(clock.isSane()).isTrue();
    assertThat(mark.lowered()).isZero();
  }

  @Test
  @DisplayName("Any one source is enough to refuse; it takes two to destroy")
  void hasCome_oneSource_refusesAndDestroysNothing() {
    Instant end = TestClock.START.plusSeconds(3600);
    list(TestClock.START);
    assertThat(clock.hasCome(end)).isFalse();

    wall.setWall(end);
    assertThat(clock.hasCome(end)).isTrue();
    assertThat(clock.erasureInstant().instant()).isEqualTo(TestClock.START);

    GatewayClock other = new GatewayClock(new TestClock(), wall::nanos, new MemoryClockMark());
    other.hear(new SignedTime(end, wall.nanos(), Kind.LIST));
    assertThat(other.hasCome(end)).isTrue();
    assertThat(other.erasureInstant().instant()).isEqualTo(TestClock.START);
  }

  @Test
  @DisplayName("The authority's word is carried on, and outlives a restart")
  void erasureInstant_bothSources_isTheEarlier() {
    list(TestClock.START.minusSeconds(2));
    wall.advance(Duration.ofSeconds(60));
    assertThat(clock.erasureInstant().instant()).isEqualTo(TestClock.START.plusSeconds(58));
    assertThat(clock.erasureInstant()).hasToString("ErasureInstant[2026-11-02T09:30:58Z]");

    assertThat(restarted().erasureInstant().instant()).isEqualTo(TestClock.START.plusSeconds(58));
  }

  @Test
  void hear_olderList_changesNothing() {
    list(TestClock.START);
    list(TestClock.START.minusSeconds(60));

    assertThat(clock.erasureInstant().instant()).isEqualTo(TestClock.START);
  }

  @Test
  @DisplayName("One jump to 2038: two signed answers put the mark back, one does not")
  void hear_twoAnswersAfterAJump_lowerTheMark() {
    poison();
    assertThat(answer(wall.instant())).isFalse();
    wall.advance(Duration.ofSeconds(5));

    assertThat(answer(wall.instant())).isTrue();

    assertThat(mark.lowered()).isEqualTo(1);
    assertThat(clock.isSane()).isTrue();
    assertThat(clock.latest()).isEqualTo(wall.instant());
    assertThat(restarted().latest()).isEqualTo(wall.instant());
    wall.advance(Duration.ofSeconds(5));
    assertThat(answer(wall.instant())).isFalse();
  }

  @Test
  void hear_listsAfterAJump_lowerNothing() {
    poison();
    list(wall.instant());
    wall.advance(Duration.ofSeconds(5));
    list(wall.instant());

    assertThat(clock.isSane()).isFalse();
  }

  @Test
  void hear_sameAnswerTwice_lowersNothing() {
    poison();
    Instant signed = wall.instant();
    answer(signed);
    wall.advance(Duration.ofSeconds(4));

    assertThat(answer(signed)).isFalse();
  }

  @Test
  @DisplayName("Answers have to be as far apart as the monotonic clock and the wall clock say")
  void hear_answersThatDoNotFit_lowerNothing() {
    poison();
    answer(wall.instant());
    wall.advance(Duration.ofSeconds(10));
    assertThat(answer(wall.instant().minusSeconds(6))).isFalse();
    wall.setWall(wall.instant().plusSeconds(6));
    assertThat(answer(wall.instant())).isFalse();
    wall.advance(Duration.ofSeconds(1));
    assertThat(answer(wall.instant().minusSeconds(31))).isFalse();
    assertThat(answer(wall.instant())).isFalse();
    wall.advance(Duration.ofSeconds(1));
    assertThat(answer(wall.instant())).isTrue();
  }

  @Test
  void hear_markCannotBeKept_staysUntilItCan() {
    poison();
    answer(wall.instant());
    wall.advance(Duration.ofSeconds(5));
    mark.full(true);
    assertThat(answer(wall.instant())).isFalse();
    assertThat(clock.isSane()).isFalse();
    mark.full(false);
    wall.advance(Duration.ofSeconds(5));

    assertThat(answer(wall.instant())).isTrue();
  }

  @Test
  void persist_asked_storesAtOnce() {
    assertThat(clock.latest()).isEqualTo(TestClock.START);
    wall.advance(Duration.ofSeconds(1));
    assertThat(clock.persist()).isTrue();
    assertThat(mark.load().latest()).isEqualTo(wall.instant());
    mark.full(true);
    assertThat(clock.persist()).isFalse();
  }

  private void poison() {
    list(TestClock.START);
    wall.setWall(Instant.parse("2038-01-19T03:14:07Z"));
    assertThat(clock.isSane()).isTrue();
    wall.setWall(TestClock.START.plusSeconds(1));
    assertThat(clock.isSane()).isFalse();
  }

  private GatewayClock restarted() {
    assertThat(clock.persist()).isTrue();
    return new GatewayClock(wall, wall::nanos, mark);
  }

  private void list(Instant signed) {
    assertThat(clock.hear(new SignedTime(signed, wall.nanos(), Kind.LIST))).isFalse();
  }

  private boolean answer(Instant signed) {
    return clock.hear(new SignedTime(signed, wall.nanos(), Kind.ANSWER));
  }
}
