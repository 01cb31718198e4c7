package io.consentgate.gateway.vision.pad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consentgate.gateway.vision.pad.PadVerdict.Attack;
import io.consentgate.gateway.vision.pad.PadVerdict.Live;
import io.consentgate.gateway.vision.pad.PadVerdict.NotApplicable;
import io.consentgate.gateway.vision.pad.PadVerdict.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opencv.core.Mat;

/** What layers say together, and what they never say. */
final class PresentationCheckTest {

  private static final Map<PadCue, Double> THRESHOLDS =
      Map.of(PadCue.FROZEN_FRAMES, 0.999, PadCue.STRAIGHT_EDGES, 3.0, PadCue.NETWORK, 0.4);

  @Test
  void together_oneLayerBeyondItsThreshold_isAnAttackWhateverTheOthersSay() {
    assertThat(together(edges(3.1), network(0.1), still()))
        .isEqualTo(new Attack(PadCue.STRAIGHT_EDGES));
    assertThat(together(still(), edges(1), network(0.41))).isEqualTo(new Attack(PadCue.NETWORK));
  }

  @Test
  void together_nothingBeyond_isLive() {
    assertThat(together(still(), edges(3.0), network(0.4))).isEqualTo(new Live());
  }

  @Test
  void together_noLayerCanJudge_isNotApplicable() {
    assertThat(together(still())).isEqualTo(new NotApplicable(Reason.STILL_SOURCE));
  }

  @Test
  void together_nothingOrNoThreshold_isRefused() {
    assertThatThrownBy(() -> together()).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                PresentationCheck.together(
                    List.of(network(0.1)), Map.of(PadCue.STRAIGHT_EDGES, 3.0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PresentationCheck(List.of(new FrozenFrameCheck()), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void verdict_ofAFrozenSource_waitsForThreeFramesAndIsAnAttack() {
    Mat picture = Frames.grey(120);
    try (PresentationCheck check =
        new PresentationCheck(
            List.of(new FrozenFrameCheck(), new StraightEdgeCheck()), THRESHOLDS)) {
      for (int i = 0; i < 2; i++) {
        check.see(Frames.frame(picture));
        assertThat(check.isReady()).isFalse();
      }

      check.see(Frames.frame(picture));

      assertThat(check.isReady()).isTrue();
      assertThat(check.verdict()).isEqualTo(new Attack(PadCue.FROZEN_FRAMES));
    }
  }

  /** A score that leaves would tell an attacker the way. */
  @Test
  void toString_ofReadingAndVerdict_tellsNoScore() {
    assertThat(edges(3.21)).hasToString("PadReading[redacted]");
    assertThat(edges(3.21).against(1).toString()).doesNotContain("3.2").doesNotContain("1.0");
  }

  private static PadVerdict together(PadReading... readings) {
    return PresentationCheck.together(List.of(readings), THRESHOLDS);
  }

  private static PadReading edges(double value) {
    return PadReading.of(PadCue.STRAIGHT_EDGES, value);
  }

  private static PadReading network(double value) {
    return PadReading.of(PadCue.NETWORK, value);
  }

  private static PadReading still() {
    return PadReading.none(PadCue.FROZEN_FRAMES, Reason.STILL_SOURCE);
  }
}
