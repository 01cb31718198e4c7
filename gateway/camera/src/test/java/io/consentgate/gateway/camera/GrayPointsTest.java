package io.consentgate.gateway.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The few points of a picture by which it is judged. */
final class GrayPointsTest {

  private final GrayPoints points = new GrayPoints();

  @Test
  void sample_ofAPicture_isTheMeanOfFourPixelsOfItsGrayCopy() throws SourceLostException {
    try (Picture picture = noise(200, 50);
        CodeFrame gray = Luma.of(picture, 1)) {
      points.sample(picture);

      assertThat(points.columns()).isEqualTo(13);
      assertThat(points.size()).isEqualTo(13 * 7);
      assertThat(points.at(0)).isEqualTo(mean(gray, 8, 4));
      assertThat(points.at(12)).isEqualTo(mean(gray, 196, 4));
      assertThat(points.at(13 * 6 + 2)).isEqualTo(mean(gray, 40, 49));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 2", "4, 8", "16, 9", "17, 33"})
  void sample_ofATinyPicture_staysInsideIt(int width, int height) throws SourceLostException {
    try (Picture picture = new Picture()) {
      picture.shape(width, height).fill((byte) 200);

      points.sample(picture);

      assertThat(points.size()).isPositive();
      for (int i = 0; i < points.size(); i++) {
        assertThat(points.at(i)).isEqualTo(200);
      }
    }
  }

  @Test
  @DisplayName("CN-34: nothing of a picture stays in the points")
  void forget_afterAPicture_leavesZeros() throws SourceLostException {
    try (Picture picture = noise(64, 64)) {
      points.sample(picture);
      assertThat(points.at(3)).isPositive();

      points.forget();

      for (int i = 0; i < points.size(); i++) {
        assertThat(points.at(i)).isZero();
      }
    }
  }

  private static Picture noise(int width, int height) throws SourceLostException {
    byte[] bgr = new byte[3 * width * height];
    new SplittableRandom(1).nextBytes(bgr);
    Picture picture = new Picture();
    picture.shape(width, height).copyFrom(MemorySegment.ofArray(bgr));
    return picture;
  }

  private static int mean(CodeFrame gray, int x, int y) {
    int sum = 0;
    for (int i = 0; i < 4; i++) {
      long at = (long) y * gray.width() + x + i;
      sum += gray.luma().get(ValueLayout.JAVA_BYTE, at) & 0xff;
    }
    return sum / 4;
  }
}
