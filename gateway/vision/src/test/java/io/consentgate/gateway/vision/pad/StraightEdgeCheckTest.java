package io.consentgate.gateway.vision.pad;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.gateway.vision.pad.PadVerdict.NotApplicable;
import io.consentgate.gateway.vision.pad.PadVerdict.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;

/** Borders around a face are found; one edge, curves and the face's own features are not. */
final class StraightEdgeCheckTest {

  private static final double MIDDLE = Frames.SIDE / 2.0;

  private final StraightEdgeCheck check = new StraightEdgeCheck();
  private final Mat picture = Frames.grey(150);

  @AfterEach
  void close() {
    check.close();
    picture.release();
  }

  @Test
  void value_plainSurroundings_isZero() {
    assertThat(Frames.value(check, Frames.frame(picture))).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 3, 8})
  void value_faceInsideABorder_isTheLengthOfItsSides(double degrees) {
    border(110, degrees);

    assertThat(Frames.value(check, Frames.frame(picture)))
        .isBetween(0.8 * 220 / Frames.FACE, 1.1 * 220 / Frames.FACE);
  }

  @Test
  void value_oneEdgeOnly_isZero() {
    Imgproc.line(picture, new Point(350, 20), new Point(350, 460), Scalar.all(20), 6);

    assertThat(Frames.value(check, Frames.frame(picture))).isZero();
  }

  @Test
  void value_ovalAroundTheFace_isShorterThanABorder() {
    Imgproc.circle(picture, new Point(MIDDLE, MIDDLE), 110, Scalar.all(20), 4);

    assertThat(Frames.value(check, Frames.frame(picture))).isLessThan(1.6);
  }

  @Test
  void reading_faceTooSmall_isNotApplicable() {
    PadFrame far =
        new PadFrame(picture, Frames.face(MIDDLE, MIDDLE, 12), Frames.features(1, 0), false);

    assertThat(Frames.reading(check, far).against(0))
        .isEqualTo(new NotApplicable(Reason.FACE_TOO_SMALL));
  }

  private void border(double half, double degrees) {
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    double[][] corner = {{-half, -half}, {half, -half}, {half, half}, {-half, half}};
    for (int i = 0; i < 4; i++) {
      double[] one = corner[i];
      double[] other = corner[(i + 1) % 4];
      Imgproc.line(picture, turned(one, cos, sin), turned(other, cos, sin), Scalar.all(20), 6);
    }
  }

  private static Point turned(double[] place, double cos, double sin) {
    return new Point(
        MIDDLE + cos * place[0] - sin * place[1], MIDDLE + sin * place[0] + cos * place[1]);
  }
}
