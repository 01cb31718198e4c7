package io.consentgate.gateway.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.gateway.consent.SignedTime.Kind;
import io.consentgate.gateway.testing.MemoryClockMark;
import io.consentgate.gateway.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random histories of jumps, restarts and signed times, in which one source lies at a time. */
final class LyingClockTest {

  private static final int STEPS = 60;
  private static final Instant END = TestClock.START.plus(Duration.ofHours(2));

  /** The time that it really is, which no source of the gateway is. */
  private final TestClock truth = new TestClock();

  private final MemoryClockMark mark = new MemoryClockMark();
  private Duration wallLie = Duration.ZERO;
  private Duration authorityLie = Duration.ZERO;
  private GatewayClock clock = start();

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("CN-05: whatever the wall clock says, nothing is destroyed early or used late")
  void wallClock_lies_destroysNothingEarlyRefusesAndHeals(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    hear(Kind.LIST);
    for (int step = 0; step < STEPS; step++) {
      switch (random.nextInt(6)) {
        case 0 -> wallLie = Duration.ofSeconds(random.nextLong(-500_000_000L, 500_000_000L));
        case 1 -> wallLie = Duration.ZERO;
        case 2 -> clock = start();
        case 3 -> hear(Kind.LIST);
        case 4 -> hear(Kind.ANSWER);
        default -> truth.advance(Duration.ofSeconds(random.nextInt(600)));
      }
      assertThat(clock.erasureInstant().instant()).isBeforeOrEqualTo(truth.instant());
    }
    hear(Kind.LIST);
    if (truth.instant().isAfter(END.plus(GatewayClock.AUTHORITY_TOLERANCE))) {
      assertThat(clock.isSane() && !clock.hasCome(END)).isFalse();
    }
    assertHeals();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("CN-05: whatever the authority signs, nothing is destroyed early or used late")
  void authority_lies_destroysNothingEarlyAndRefuses(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int step = 0; step < STEPS; step++) {
      switch (random.nextInt(5)) {
        case 0 -> authorityLie = Duration.ofSeconds(random.nextLong(-9_000_000L, 500_000_000L));
        case 1 -> clock = start();
        case 2 -> hear(Kind.LIST);
        case 3 -> hear(Kind.ANSWER);
        default -> truth.advance(Duration.ofSeconds(random.nextInt(600)));
      }
      assertThat(clock.erasureInstant().instant()).isBeforeOrEqualTo(truth.instant());
      assertThat(clock.latest()).isEqualTo(truth.instant());
      assertThat(clock.hasCome(END) || truth.instant().isBefore(END)).isTrue();
    }
  }

  @Test
  @DisplayName("Control: with both sources ahead there is nothing left to tell by")
  void bothSources_lie_destroyEarly() {
    wallLie = Duration.ofDays(1);
    authorityLie = Duration.ofDays(1);
    hear(Kind.ANSWER);

    assertThat(clock.erasureInstant().instant()).isAfter(truth.instant());
  }

  private void assertHeals() {
    wallLie = Duration.ZERO;
    for (int i = 0; i < 3; i++) {
      truth.advance(Duration.ofSeconds(5));
      hear(Kind.ANSWER);
    }
    assertThat(clock.isSane()).isTrue();
    assertThat(clock.latest()).isEqualTo(truth.instant());
    assertThat(clock.erasureInstant().instant()).isEqualTo(truth.instant());
  }

  private void hear(Kind kind) {
    clock.hear(new SignedTime(truth.instant().plus(authorityLie), truth.nanos(), kind));
  }

  private GatewayClock start() {
    return new GatewayClock(() -> truth.instant().plus(wallLie), truth::nanos, mark);
  }
}
