package io.consentgate.gateway.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
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

    HeadPose pose = HeadPose.of(Heads.seen(new double[][] {{c, 0, s}, {0, 1, 0}}, 1));

    assertThat(pose.yawDegrees()).isCloseTo(degrees, within(EXACT));
    assertThat(pose.pitchDegrees()).isCloseTo(0, within(EXACT));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-40, -10, 0, 10, 40})
  void of_meanHeadTurnedUpOrDown_isItsPitch(double degrees) {
    double c = Math.cos(Math.toRadians(degrees));
    double s = Math.sin(Math.toRadians(degrees));

    HeadPose pose = HeadPose.of(Heads.seen(new double[][] {{1, 0, 0}, {0, c, s}}, 1));

    assertThat(pose.pitchDegrees()).isCloseTo(degrees, within(EXACT));
    assertThat(pose.yawDegrees()).isCloseTo(0, within(EXACT));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-90, -20, 0, 20, 90})
  void of_meanHeadTilted_isItsRollWithinTheSlantOfTheTemplate(double degrees) {
    double c = Math.cos(Math.toRadians(degrees));
    double s = Math.sin(Math.toRadians(degrees));

    HeadPose pose = HeadPose.of(Heads.seen(new double[][] {{c, -s, 0}, {s, c, 0}}, 1));

    // The template's own eyes are not quite level.
    assertThat(pose.rollDegrees()).isCloseTo(degrees, within(0.5));
    assertThat(pose.yawDegrees()).isCloseTo(0, within(EXACT));
  }

  /** Tilted or not, looking up or down: the head's own turn. */
  @Test
  void turnDegrees_ofAMeanHead_isWhatItWasTurnedBy() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2000; i++) {
      double yaw = random.nextDouble(-45, 45);
      double[][] map = Heads.turned(yaw, random.nextDouble(-15, 15), random.nextDouble(-25, 25));

      assertThat(HeadPose.of(Heads.seen(map, 1)).turnDegrees()).isCloseTo(yaw, within(2.5));
    }
  }

  @Test
  void of_aHeadOfAnySize_isTheSame() {
    double[][] turned = {{0.8, 0, 0.6}, {0, 1, 0}};

    assertThat(HeadPose.of(Heads.seen(turned, 7)).yawDegrees())
        .isCloseTo(HeadPose.of(Heads.seen(turned, 1)).yawDegrees(), within(EXACT));
  }

  @Test
  void of_landmarksOnOneSpot_isNoPoseAtAll() {
    assertThat(HeadPose.of(new Landmarks(new double[2 * Landmarks.POINTS])))
        .isEqualTo(HeadPose.NONE);
  }
}
