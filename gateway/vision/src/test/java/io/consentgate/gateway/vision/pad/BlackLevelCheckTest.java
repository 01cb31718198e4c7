package io.consentgate.gateway.vision.pad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.consentgate.gateway.vision.pad.PadVerdict.NotApplicable;
import io.consentgate.gateway.vision.pad.PadVerdict.Reason;
import org.junit.jupiter.api.Test;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;

/** Black pupils are told from grey ones, however bright the picture is. */
final class BlackLevelCheckTest {

  private final BlackLevelCheck check = new BlackLevelCheck();

  @Test
  void value_blackPupils_isNearZero() {
    assertThat(Frames.value(check, Frames.frame(pupils(140, 5)))).isLessThan(0.05);
  }

  @Test
  void value_greyPupils_isTheirShareOfTheMean() {
    assertThat(Frames.value(check, Frames.frame(pupils(140, 63)))).isCloseTo(0.45, within(0.02));
  }

  @Test
  void value_darkerPicture_isTheSame() {
    double bright = Frames.value(check, Frames.frame(pupils(200, 80)));
    double dark = Frames.value(check, Frames.frame(pupils(100, 40)));

    assertThat(dark).isCloseTo(bright, within(0.01));
  }

  @Test
  void value_severalFrames_isTheirMean() {
    check.see(Frames.frame(pupils(140, 5)));
    check.see(Frames.frame(pupils(140, 63)));

    assertThat(check.reading().forCalibration().orElseThrow()).isCloseTo(0.24, within(0.03));
  }

  @Test
  void reading_faceReachingOutOfTheFrame_isNotApplicable() {
    PadFrame cut =
        new PadFrame(Frames.grey(90), Frames.face(10, 240, 60), Frames.features(1, 0), false);

    assertThat(Frames.reading(check, cut).against(0))
        .isEqualTo(new NotApplicable(Reason.FACE_AT_THE_EDGE));
  }

  /** CN-34: a face of another size takes another buffer; both measure as if they were alone. */
  @Test
  void value_facesOfSeveralSizes_areMeasuredEachByItself() {
    Mat picture = pupils(140, 63);
    double alone = Frames.value(check, Frames.frame(picture));
    PadFrame near = new PadFrame(picture, Frames.face(240, 240, 90), Frames.features(1, 0), false);
    Frames.value(check, near);

    assertThat(Frames.value(check, Frames.frame(picture))).isEqualTo(alone);
  }

  private static Mat pupils(double skin, double black) {
    Mat picture = Frames.grey(skin);
    double middle = Frames.SIDE / 2.0;
    for (int side : new int[] {-1, 1}) {
      Point eye = new Point(middle + side * Frames.FACE / 2.0, middle - Frames.FACE / 2.0);
      Imgproc.circle(picture, eye, 8, Scalar.all(black), Imgproc.FILLED);
    }
    return picture;
  }
}
