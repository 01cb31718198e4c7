package io.consentgate.gateway.vision;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.gateway.biometric.CaptureGuide.Hint;
import io.consentgate.gateway.vision.FaceMeasures.Light;
import io.consentgate.gateway.vision.FaceMeasures.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is refused, and which one hint is given for it. */
@DisplayName("US-13: a face is judged before it is compared")
final class QualityGateTest {

  private static final HeadPose AHEAD = new HeadPose(0, 10, 0);
  private static final Light LIT = new Light(0.02, 0, 6.8);
  private static final Visibility SEEN = new Visibility(0.66, 0.1);

  @Test
  void obstacle_ofAFaceSeenWell_isNone() {
    assertThat(QualityGate.obstacle(face(40, AHEAD, LIT, 0.25, SEEN))).isEmpty();
  }

  @Test
  void obstacle_ofASmallFace_asksToComeCloser() {
    expect(face(19.9, AHEAD, LIT, 0.25, SEEN), Obstacle.TOO_SMALL, Hint.COME_CLOSER);
  }

  @Test
  void obstacle_ofATurnedHead_asksToLookAhead() {
    expect(
        face(40, new HeadPose(-61, 0, 0), LIT, 0.25, SEEN), Obstacle.TURNED_AWAY, Hint.LOOK_AHEAD);
    expect(
        face(40, new HeadPose(0, 50, 0), LIT, 0.25, SEEN), Obstacle.TURNED_AWAY, Hint.LOOK_AHEAD);
  }

  /** Alignment turns a tilted head upright. */
  @Test
  void obstacle_ofATiltedHead_isNone() {
    assertThat(QualityGate.obstacle(face(40, new HeadPose(0, 0, 80), LIT, 0.25, SEEN))).isEmpty();
  }

  @Test
  void obstacle_ofBadLight_asksForMoreOrLess() {
    expect(face(40, AHEAD, new Light(0.99, 0, 5), 0.25, SEEN), Obstacle.TOO_DARK, Hint.MORE_LIGHT);
    expect(face(40, AHEAD, new Light(0, 0.9, 5), 0.25, SEEN), Obstacle.TOO_BRIGHT, Hint.LESS_LIGHT);
    expect(face(40, AHEAD, new Light(0, 0, 2), 0.25, SEEN), Obstacle.TOO_DARK, Hint.MORE_LIGHT);
  }

  @Test
  void obstacle_ofABlurredFace_asksToStandStill() {
    expect(face(40, AHEAD, LIT, 0.02, SEEN), Obstacle.BLURRED, Hint.STAND_STILL);
  }

  /** CN-30: whoever covers their face is shown the other way, and not asked to uncover it. */
  @Test
  void obstacle_ofACoveredFace_pointsToTheOtherWay() {
    expect(
        face(40, AHEAD, LIT, 0.25, new Visibility(0.1, 0.1)), Obstacle.COVERED, Hint.USE_OTHER_WAY);
    expect(
        face(40, AHEAD, LIT, 0.25, new Visibility(0.66, 0)), Obstacle.COVERED, Hint.USE_OTHER_WAY);
  }

  private static FaceMeasures face(
      double size, HeadPose pose, Light light, double sharpness, Visibility visibility) {
    return new FaceMeasures(size, pose, light, sharpness, visibility, 0);
  }

  private static void expect(FaceMeasures face, Obstacle obstacle, Hint hint) {
    assertThat(QualityGate.obstacle(face)).contains(obstacle);
    assertThat(obstacle.hint()).isEqualTo(hint);
  }
}
