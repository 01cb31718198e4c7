package io.consentgate.gateway.vision;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.models.LoadedModels;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/** What the feature network is shown is what was measured. */
final class AlignedFeaturesTest {

  private static final int SIDE = 600;

  @ParameterizedTest(name = "face of {0} times the crop")
  @ValueSource(doubles = {0.4, 1, 1.6, 1.7, 2.5, 4})
  void align_withTheBundledSet_isTheUprightFacePixelByPixel(double scale) throws Exception {
    Mat picture = new Mat(SIDE, SIDE, CvType.CV_8UC3);
    Landmarks landmarks = landmarks(new SplittableRandom(1), scale);
    LoadedModels bundled = Engines.load("bundled").models();
    Core.randu(picture, 0, 255);
    try (FeatureExtractor extractor = FeatureExtractor.of(bundled);
        FaceMeter meter = new FaceMeter();
        Pyramid pyramid = new Pyramid().show(picture)) {
      Mat aligned = Objects.requireNonNull(extractor.align(pyramid, landmarks));

      Mat upright = Objects.requireNonNull(meter.upright(pyramid, landmarks));

      assertThat(extractor.laysUpright()).isTrue();
      assertThat(Core.mean(aligned).val[0]).isGreaterThan(10);
      assertThat(Core.norm(aligned, upright, Core.NORM_INF)).isZero();
    } finally {
      picture.release();
    }
  }

  /** A face turned by 0.3 rad about the picture's middle, its points a little off. */
  private static Landmarks landmarks(SplittableRandom random, double scale) {
    double[] xy = new double[2 * Landmarks.POINTS];
    for (int i = 0; i < Landmarks.POINTS; i++) {
      double x = scale * (FaceMeter.UPRIGHT.x(i) - 56 + random.nextDouble(-2, 2));
      double y = scale * (FaceMeter.UPRIGHT.y(i) - 56 + random.nextDouble(-2, 2));
      xy[2 * i] = SIDE / 2.0 + Math.cos(0.3) * x - Math.sin(0.3) * y;
      xy[2 * i + 1] = SIDE / 2.0 + Math.sin(0.3) * x + Math.cos(0.3) * y;
    }
    return new Landmarks(xy);
  }
}
