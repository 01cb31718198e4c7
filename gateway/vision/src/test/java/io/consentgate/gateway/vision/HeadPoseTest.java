package io.consentgate.gateway.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mean head, turned by a known angle and seen from far away. */
@DisplayName("US-13: pose angles are estimated in degrees")
final class HeadPoseTest {

  private static final double EXACT = 1e-6;

  @ParameterizedTest
  @ValueSource(doubles = {-60, -30, -5, 0, 5, 30, 60})
  void of_meanHeadTurnedToTheSide_isItsYaw(double degrees) {
    double c = Math.cos(Math.toRadians(degrees));
    double s = Math.sin(Math.toRadians(degrees));

    HeadPose pose = HeadPose.of(seen(new double[][] {{c, 0, s}, {0, 1, 0}}, 1));

    assertThat(pose.yawDegrees()).isCloseTo(degrees, within(EXACT));
    assertThat(pose.pitchDegrees()).isCloseTo(0, within(EXACT));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-40, -10, 0, 10, 40})
  void of_meanHeadTurnedUpOrDown_isItsPitch(double degrees) {
    double c = Math.cos(Math.toRadians(degrees));
    double s = Math.sin(Math.toRadians(degrees));

    HeadPose pose = HeadPose.of(seen(new double[][] {{1, 0, 0}, {0, c, s}}, 1));

    assertThat(pose.pitchDegrees()).isCloseTo(degrees, within(EXACT));
    assertThat(pose.yawDegrees()).isCloseTo(0, within(EXACT));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-90, -20, 0, 20, 90})
  void of_meanHeadTilted_isItsRollWithinTheSlantOfTheTemplate(double degrees) {
    double c = Math.cos(Math.toRadians(degrees));
    double s = Math.sin(Math.toRadians(degrees));

    HeadPose pose = HeadPose.of(seen(new double[][] {{c, -s, 0}, {s, c, 0}}, 1));

    // The template's own eyes are not quite level.
    assertThat(pose.rollDegrees()).isCloseTo(degrees, within(0.5));
    assertThat(pose.yawDegrees()).isCloseTo(0, within(EXACT));
  }

  @Test
  void of_aHeadOfAnySize_isTheSame() {
    double[][] turned = {{0.8, 0, 0.6}, {0, 1, 0}};

    assertThat(HeadPose.of(seen(turned, 7)).yawDegrees())
        .isCloseTo(HeadPose.of(seen(turned, 1)).yawDegrees(), within(EXACT));
  }

  @Test
  void of_landmarksOnOneSpot_isNoPoseAtAll() {
    assertThat(HeadPose.of(new Landmarks(new double[2 * Landmarks.POINTS])))
        .isEqualTo(HeadPose.NONE);
  }

  /** Returns the head's points through a map from space to the picture. */
  private static Landmarks seen(double[][] map, double scale) {
    double[] depth = {0, 0, HeadPose.NOSE_DEPTH, HeadPose.MOUTH_DEPTH, HeadPose.MOUTH_DEPTH};
    double[] xy = new double[2 * Landmarks.POINTS];
    for (int i = 0; i < Landmarks.POINTS; i++) {
      double x = AlignmentTemplate.OWN_112.x(i);
      double y = AlignmentTemplate.OWN_112.y(i);
      for (int k = 0; k < 2; k++) {
        xy[2 * i + k] = scale * (map[k][0] * x + map[k][1] * y + map[k][2] * depth[i]);
      }
    }
    return new Landmarks(xy);
  }
}
