package io.consentgate.gateway.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.gateway.biometric.ComparisonThreshold;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.vision.HeadTurn.Side;
import io.consentgate.gateway.vision.pad.PadReading;
import io.consentgate.gateway.vision.pad.PadVerdict.Attack;
import io.consentgate.gateway.vision.pad.PadVerdict.Live;
import io.consentgate.gateway.vision.pad.PadVerdict.NotApplicable;
import io.consentgate.gateway.vision.pad.PadVerdict.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("ST-14: a turn is measured as a door asks for it")
final class AskedTurnTest {

  private static final int DIMENSION = 128;

  private final FaceFeatures face = Samples.features(1, DIMENSION);
  private final FaceFeatures other = Samples.features(2, DIMENSION);
  private final AskedTurn turn =
      new AskedTurn(new ComparisonThreshold(new ModelSetId("sample-1"), 1e-2, 0.5f));

  @AfterEach
  void close() {
    turn.close();
    face.close();
    other.close();
  }

  @Test
  void reading_headTurnedAsAsked_isLive() {
    turn.see(face, turned(5));
    turn.see(face, turned(-5));
    turn.ask(Side.LEFT);
    turn.see(face, turned(30));
    turn.see(face, turned(0));

    assertThat(turn.reading(false).against(PadExaminer.TURN_GATE)).isEqualTo(new Live());
    assertThat(turn.reading(false).forCalibration().orElseThrow())
        .isCloseTo(HeadTurn.LEAST_DEGREES - 30, within(2.0));
  }

  /** What a door calls no turn is none here, to the degree. */
  @Test
  void reading_turnOfAnySize_isLiveWhereADoorTakesIt() {
    for (int degrees = -40; degrees <= 40; degrees++) {
      HeadPose pose = turned(degrees);
      turn.see(face, turned(0));
      turn.ask(Side.RIGHT);
      turn.see(face, pose);

      boolean isMade = new HeadTurn(Side.RIGHT, turned(0).turnDegrees()).isMade(pose);
      assertThat(turn.reading(false).against(PadExaminer.TURN_GATE) instanceof Live)
          .as("%d degrees", degrees)
          .isEqualTo(isMade);
      turn.forget();
    }
  }

  /** Whoever turns their own head after showing somebody else's picture. */
  @Test
  void reading_anotherFaceTurned_isAnAttack() {
    turn.see(face, turned(0));
    turn.ask(Side.LEFT);
    turn.see(other, turned(30));
    turn.see(face, turned(2));

    assertThat(turn.reading(false).against(PadExaminer.TURN_GATE)).isInstanceOf(Attack.class);
  }

  @Test
  void reading_noFrameAfterTheAsking_isAnAttack() {
    turn.see(face, turned(0));
    turn.ask(Side.LEFT);

    assertThat(turn.reading(false).against(PadExaminer.TURN_GATE)).isInstanceOf(Attack.class);
  }

  @Test
  void reading_nobodyAsked_isNotApplicable() {
    turn.see(face, turned(30));

    assertThat(turn.reading(false).against(PadExaminer.TURN_GATE))
        .isEqualTo(new NotApplicable(Reason.NOT_ASKED));
    assertThat(turn.reading(true).against(PadExaminer.TURN_GATE))
        .isEqualTo(new NotApplicable(Reason.STILL_SOURCE));
  }

  @Test
  void forget_afterAnAnswer_keepsNothingOfIt() {
    turn.see(face, turned(0));
    turn.ask(Side.LEFT);
    turn.see(face, turned(30));
    turn.forget();

    PadReading reading = turn.reading(false);
    assertThat(reading.against(PadExaminer.TURN_GATE))
        .isEqualTo(new NotApplicable(Reason.NOT_ASKED));
    assertThatThrownBy(() -> turn.ask(Side.LEFT)).isInstanceOf(IllegalStateException.class);
  }

  private static HeadPose turned(double degrees) {
    return HeadPose.of(Heads.seen(Heads.turned(degrees, 0, 0), 2));
  }
}
