package io.consentgate.gateway.camera.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.entitlement.EntitlementCode;
import io.consentgate.gateway.camera.CodeFrame;
import io.consentgate.gateway.camera.GrayPoints;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How often pictures are searched. */
final class CodeWatchTest {

  private static final int[][] SIZES = {{1280, 720}, {640, 480}, {1920, 1080}};

  private long now = 1;
  private final CodeWatch watch = new CodeWatch(() -> now);

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @Test
  @DisplayName("at most five searches a second, however many pictures come")
  void isWorthSearching_atThirtyMovingPicturesASecond_isTrueForFive() {
    SplittableRandom random = new SplittableRandom(1);
    int searches = 0;
    for (int i = 0; i < 300; i++) {
      try (CodeFrame frame = Pictures.noise(random, 64, 64)) {
        searches += watch.isWorthSearching(Pictures.points(frame)) ? 1 : 0;
      }
      now += Duration.ofMillis(33).toNanos();
    }

    assertThat(searches).isBetween(40, 50);
  }

  @Test
  void isWorthSearching_whileNothingMoves_isTrueNowAndThen() {
    assertThat(searchesOfNothing(Duration.ofSeconds(10))).isBetween(4, 6);
    assertThat(searchesOfNothing(Duration.ofSeconds(60))).isBetween(5, 7);
  }

  @Test
  void search_whenACodeAppears_readsItAtTheNextInterval() {
    try (CodeFrame nothing = new CodeFrame(300, 300, 1);
        CodeFrame code = Pictures.frameOf("CGP1:ABC", 6)) {
      assertThat(watch.isWorthSearching(Pictures.points(nothing))).isTrue();
      assertThat(watch.search(nothing)).isEmpty();
      assertThat(watch.isWorthSearching(Pictures.points(code))).isFalse();
      now += CodeWatch.INTERVAL.toNanos();

      assertThat(watch.isWorthSearching(Pictures.points(code))).isTrue();
      assertThat(watch.search(code)).hasValueSatisfying(read -> read.close());
      assertThat(watch.searches()).isEqualTo(2);
      now += CodeWatch.INTERVAL.toNanos();
      assertThat(watch.isWorthSearching(Pictures.points(code))).isFalse();
      watch.forget();
      assertThat(watch.isWorthSearching(Pictures.points(code))).isTrue();
    }
  }

  @Test
  void isWorthSearching_ofAnotherSize_isTrue() {
    try (CodeFrame wide = new CodeFrame(128, 64, 1);
        CodeFrame high = new CodeFrame(64, 128, 2)) {
      assertThat(watch.isWorthSearching(Pictures.points(wide))).isTrue();
      now += CodeWatch.INTERVAL.toNanos();

      assertThat(watch.isWorthSearching(Pictures.points(high))).isTrue();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("the smallest ticket that can be read is noticed wherever it appears; noise is not")
  void isWorthSearching_ofASmallTicketAnywhere_isTrue(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] size = SIZES[(int) (seed % SIZES.length)];
    int wall = random.nextInt(256);
    BufferedImage ticket = smallTicket(random);
    try (CodeFrame before = Pictures.wall(random, size[0], size[1], wall);
        CodeFrame empty = Pictures.wall(random, size[0], size[1], wall);
        CodeFrame held = Pictures.wall(random, size[0], size[1], wall)) {
      Pictures.draw(
          ticket,
          held,
          place(random, size[0] - ticket.getWidth()),
          place(random, size[1] - ticket.getHeight()));
      assertThat(watch.isWorthSearching(Pictures.points(before))).isTrue();
      now += CodeWatch.INTERVAL.toNanos();

      assertThat(watch.isWorthSearching(Pictures.points(empty))).isFalse();
      assertThat(watch.isWorthSearching(Pictures.points(held))).isTrue();

      assertThat(watch.search(held)).hasValueSatisfying(read -> read.close());
    }
  }

  /** Every third lies at an edge. */
  private static int place(SplittableRandom random, int last) {
    return random.nextInt(3) == 0 ? random.nextInt(2) * last : random.nextInt(last + 1);
  }

  /** As long as a ticket, at two pixels a module. */
  private static BufferedImage smallTicket(SplittableRandom random) {
    String text = EntitlementCode.PREFIX + Pictures.randomText(random, EntitlementCode.LENGTH);
    try (var secret = Pictures.secret(text)) {
      return Pictures.image(PassSymbol.draw(secret, 2));
    }
  }

  private int searchesOfNothing(Duration time) {
    GrayPoints points = new GrayPoints();
    int searches = 0;
    for (long end = now + time.toNanos(); now < end; now += Duration.ofMillis(33).toNanos()) {
      searches += watch.isWorthSearching(points) ? 1 : 0;
    }
    return searches;
  }
}
