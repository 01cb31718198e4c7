package io.consentgate.gateway.vision;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.gateway.biometric.CaptureGuide.Hint;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("ST-14: a head can turn as asked, and a flat picture of one cannot")
final class HeadTurnTest {

  private static final int ROUNDS = 20_000;

  private final SplittableRandom random = new SplittableRandom(1);

  @Test
  void draw_severalTimes_asksForEitherSide() {
    Random coin = new Random(1);
    Set<Hint> asked = EnumSet.noneOf(Hint.class);
    for (int i = 0; i < 20; i++) {
      asked.add(HeadTurn.draw(coin, 0).hint());
    }

    assertThat(asked).containsExactlyInAnyOrder(Hint.TURN_LEFT, Hint.TURN_RIGHT);
  }

  /** However somebody holds the head: enough to the side that was asked for, and no other. */
  @Test
  void isMade_headTurned_ifFarEnoughToTheSideAskedFor() {
    for (int i = 0; i < ROUNDS; i++) {
      double ahead = random.nextDouble(-15, 15);
      HeadTurn turn = HeadTurn.draw(new Random(i), pose(ahead).turnDegrees());
      int sign = turn.hint() == Hint.TURN_LEFT ? 1 : -1;

      assertThat(turn.isMade(pose(ahead + sign * random.nextDouble(21, 30)))).isTrue();
      assertThat(turn.isMade(pose(ahead + sign * random.nextDouble(0, 10)))).isFalse();
      assertThat(turn.isMade(pose(ahead - sign * random.nextDouble(0, 30)))).isFalse();
    }
  }

  /** A print or a screen, of a face that looks where it likes, held at up to 45 degrees any way. */
  @Test
  void isMade_flatPictureHeldAnyWay_neverIs() {
    for (int i = 0; i < ROUNDS; i++) {
      double[][] picture = Heads.turned(random.nextDouble(-40, 40), random.nextDouble(-15, 15), 0);
      HeadTurn turn = HeadTurn.draw(new Random(i), held(picture).turnDegrees());

      assertThat(turn.isMade(held(picture))).isFalse();
    }
  }

  private HeadPose pose(double yawDegrees) {
    return HeadPose.of(
        Heads.seen(
            Heads.turned(yawDegrees, random.nextDouble(-15, 15), random.nextDouble(-25, 25)), 2));
  }

  private HeadPose held(double[][] picture) {
    double[][] slant = Heads.slant(random.nextDouble(0, 45), random.nextDouble(0, 180));
    double[][] tilt = Heads.tilt(random.nextDouble(-30, 30));
    return HeadPose.of(Heads.seen(Heads.after(tilt, Heads.after(slant, picture)), 2));
  }
}
