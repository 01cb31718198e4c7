package io.consentgate.gateway.camera.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.gateway.camera.CodeFrame;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How often pictures are searched. */
final class CodeWatchTest {

  private long now = 1;
  private final CodeWatch watch = new CodeWatch(() -> now);

  @Test
  @DisplayName("at most five searches a second, however many pictures come")
  void look_atThirtyMovingPicturesASecond_searchesFive() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 300; i++) {
      try (CodeFrame frame = Pictures.noise(random, 64, 64)) {
        assertThat(watch.look(frame)).isEmpty();
      }
      now += Duration.ofMillis(33).toNanos();
    }

    assertThat(watch.searches()).isBetween(40L, 50L);
  }

  @Test
  void look_whileNothingMoves_restsAndLooksAgainNowAndThen() {
    try (CodeFrame frame = new CodeFrame(64, 64, 1)) {
      for (int i = 0; i < 300; i++) {
        assertThat(watch.look(frame)).isEmpty();
        now += Duration.ofMillis(33).toNanos();
      }
    }

    assertThat(watch.searches()).isBetween(4L, 6L);
  }

  @Test
  void look_whenACodeAppears_readsItAtTheNextInterval() {
    try (CodeFrame nothing = new CodeFrame(300, 300, 1);
        CodeFrame code = Pictures.frameOf("CGP1:ABC", 6)) {
      assertThat(watch.look(nothing)).isEmpty();
      now += CodeWatch.INTERVAL.toNanos();

      assertThat(watch.look(code)).hasValueSatisfying(read -> read.close());
      assertThat(watch.look(code)).isEmpty();
      watch.forget();
      assertThat(watch.look(code)).hasValueSatisfying(read -> read.close());
    }
  }
}
