package io.consentgate.gateway.vision;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.models.LoadedModels;
import io.consentgate.models.ModelException;
import io.consentgate.models.Role;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

/**
 * Whose word counts where detector and landmark network differ. A grey wall stands for the face
 * that the landmark network does not take for one.
 */
final class LandmarkNetTest {

  private static final double[] PLACES = {80, 80, 120, 80, 100, 105, 85, 125, 115, 125};

  @ParameterizedTest
  @ValueSource(doubles = {3, 3.5, 20})
  void place_whereOnlyTheDetectorIsCertain_isAFaceAtItsLandmarks(double logit) throws Exception {
    FoundFace face = Objects.requireNonNull(placedOnAWall(new Landmarks(PLACES), logit));

    for (int i = 0; i < Landmarks.POINTS; i++) {
      assertThat(face.landmarks().x(i)).isEqualTo(PLACES[2 * i]);
      assertThat(face.landmarks().y(i)).isEqualTo(PLACES[2 * i + 1]);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 2, 2.999})
  void place_whereNobodyIsCertain_isNoFaceAndKeepsNoLandmarks(double logit) throws Exception {
    Landmarks proposed = new Landmarks(PLACES);

    assertThat(placedOnAWall(proposed, logit)).isNull();
    assertThat(proposed.spread()).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, Double.NaN, Double.POSITIVE_INFINITY})
  void place_landmarksThatAreNoPlaces_isNoFaceHoweverCertain(double everywhere) throws Exception {
    double[] nowhere = new double[2 * Landmarks.POINTS];
    Arrays.fill(nowhere, everywhere);

    assertThat(placedOnAWall(new Landmarks(nowhere), 20)).isNull();
  }

  private static @Nullable FoundFace placedOnAWall(Landmarks proposed, double logit)
      throws ModelException {
    LoadedModels bundled = Engines.load("bundled").models();
    Mat wall = new Mat(200, 200, CvType.CV_8UC3, Scalar.all(120));
    try (LandmarkNet net = new LandmarkNet(bundled.bytes(Role.LANDMARKS), "landmarks", 64);
        Pyramid pyramid = new Pyramid().show(wall)) {
      return net.place(pyramid, new Proposal(proposed, logit));
    } finally {
      wall.release();
    }
  }
}
