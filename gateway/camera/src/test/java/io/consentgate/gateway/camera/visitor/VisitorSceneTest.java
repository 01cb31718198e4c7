package io.consentgate.gateway.camera.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What drawn scenes have in common and in what they differ. */
final class VisitorSceneTest {

  private static final int SIZE_BYTES = 3 * VisitorScene.WIDTH * VisitorScene.HEIGHT;

  @Test
  void draw_sameVisitorVariationAndFrame_isTheSamePicture() {
    byte[] one = picture(List.of(7L), 2, 5);

    assertThat(Arrays.equals(one, picture(List.of(7L), 2, 5))).isTrue();
  }

  @Test
  void draw_anotherVisitorVariationOrFrame_isAnotherPicture() {
    byte[] one = picture(List.of(7L), 2, 5);

    assertThat(difference(one, picture(List.of(11L), 2, 5))).isGreaterThan(2);
    assertThat(difference(one, picture(List.of(7L), 3, 5))).isGreaterThan(1);
    assertThat(difference(one, picture(List.of(7L), 2, 6))).isBetween(0.5, 6.0);
    assertThat(difference(one, picture(List.of(), 2, 5))).isGreaterThan(2);
  }

  @Test
  void blank_afterADrawing_leavesNothing() {
    VisitorScene scene = new VisitorScene();
    scene.showVisitors(List.of(7L), List.of(), 0);
    scene.draw(0);

    scene.blank();

    assertThat(Arrays.equals(pixels(scene), new byte[SIZE_BYTES])).isTrue();
  }

  @Test
  void seeds_ofTheCast_areTenOrMoreDifferentOnes() {
    assertThat(Cast.seeds()).hasSizeGreaterThanOrEqualTo(10);
    assertThat(new HashSet<>(Cast.seeds())).hasSameSizeAs(Cast.seeds());
  }

  private static byte[] picture(List<Long> visitors, long variation, long frame) {
    VisitorScene scene = new VisitorScene();
    scene.showVisitors(visitors, List.of(), variation);
    scene.draw(frame);
    return pixels(scene);
  }

  private static byte[] pixels(VisitorScene scene) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(SIZE_BYTES);
      scene.copyTo(memory);
      return memory.toArray(ValueLayout.JAVA_BYTE);
    }
  }

  private static double difference(byte[] one, byte[] other) {
    long sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.abs((one[i] & 0xff) - (other[i] & 0xff));
    }
    return (double) sum / one.length;
  }
}
