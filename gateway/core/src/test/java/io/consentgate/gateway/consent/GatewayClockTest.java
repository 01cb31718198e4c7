package io.consentgate.gateway.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.gateway.testing.MemoryClockMark;
import io.consentgate.gateway.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class GatewayClockTest {

  private final TestClock wall = new TestClock();
  private final MemoryClockMark mark = new MemoryClockMark();
  private final GatewayClock clock = new GatewayClock(wall, mark);

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

    assertThat(new GatewayClock(wall, mark).isSane()).isFalse();
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
    assertThat(mark.load()).isEqualTo(now);
  }

  @Test
  void latest_diskFull_goesOnFromMemoryAndIsStoredOnceThereIsRoom() {
    mark.full(true);
    assertThat(clock.latest()).isEqualTo(TestClock.START);
    wall.setWall(TestClock.START.minusSeconds(60));
    assertThat(clock.isSane()).isFalse();
    assertThat(mark.load()).isEqualTo(Instant.EPOCH);
    mark.full(false);
    wall.setWall(TestClock.START.plusSeconds(1));

    assertThat(clock.latest()).isEqualTo(wall.instant());
    assertThat(mark.load()).isEqualTo(wall.instant());
  }
}
