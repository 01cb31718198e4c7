package io.consentgate.evaluation.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestClockTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void reach_later_setsTheClockForwardForWhoeverFollowsIt() throws Exception {
    TestClock clock = TestClock.start(folder.resolve("clock"), InstantSource.fixed(NOW));
    TestClock follower = TestClock.follow(folder.resolve("clock"), InstantSource.fixed(NOW));
    assertThat(follower.instant()).isEqualTo(NOW);

    clock.reach(NOW.plusSeconds(30));

    assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(30));
    assertThat(follower.instant()).isEqualTo(NOW.plusSeconds(30));
    assertThat(follower.ahead()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void reach_earlier_changesNothing() throws Exception {
    TestClock clock = TestClock.start(folder.resolve("clock"), InstantSource.fixed(NOW));
    clock.reach(NOW.plusSeconds(30));

    clock.reach(NOW.plusSeconds(10));

    assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(30));
  }
}
