package io.consentgate.gateway.vision.pad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.vision.pad.PadVerdict.Attack;
import io.consentgate.gateway.vision.pad.PadVerdict.Live;
import io.consentgate.gateway.vision.pad.PadVerdict.NotApplicable;
import io.consentgate.gateway.vision.pad.PadVerdict.Reason;
import org.junit.jupiter.api.Test;
import org.opencv.core.Mat;

/**
 * A source that repeats itself is told from one that moves; only a declared still one is let be.
 */
final class FrozenFrameCheckTest {

  private final Mat picture = Frames.grey(120);
  private final FrozenFrameCheck check = new FrozenFrameCheck();

  @Test
  void reading_framesThatRepeat_isAnAttack() {
    see(0, 0, 0);

    assertThat(check.reading().against(FrozenFrameCheck.GATE))
        .isEqualTo(new Attack(PadCue.FROZEN_FRAMES));
  }

  @Test
  void reading_framesThatDiffer_isLive() {
    see(0, 0.1, 0.1);

    assertThat(check.reading().against(FrozenFrameCheck.GATE)).isEqualTo(new Live());
  }

  /** One change among the latest frames is enough; an older one is not. */
  @Test
  void reading_oneChange_countsWhileItIsAmongTheLatest() {
    see(0, 0.3, 0);
    assertThat(check.reading().against(FrozenFrameCheck.GATE)).isEqualTo(new Live());

    see(0, 0);

    assertThat(check.reading().against(FrozenFrameCheck.GATE)).isInstanceOf(Attack.class);
  }

  @Test
  void reading_stillSource_isNotApplicableFromTheFirstFrame() {
    see(true, 0);

    assertThat(check.isReady()).isTrue();
    assertThat(check.reading().against(FrozenFrameCheck.GATE))
        .isEqualTo(new NotApplicable(Reason.STILL_SOURCE));
    assertThat(check.reading().forCalibration()).isEmpty();
  }

  @Test
  void reading_tooFewFramesOfACamera_isRefusedRatherThanLive() {
    see(0, 0.2);

    assertThat(check.isReady()).isFalse();
    assertThatThrownBy(check::reading)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("3 frames");
  }

  @Test
  void forget_afterAPresentation_startsOver() {
    see(0, 0, 0);

    check.forget();

    assertThat(check.isReady()).isFalse();
    see(0, 0.2, 0.2);
    assertThat(check.reading().against(FrozenFrameCheck.GATE)).isEqualTo(new Live());
  }

  /** The capture owns its features and closes them; the check works on. */
  @Test
  void see_featuresClosedAfterwards_stillCompares() {
    for (int i = 0; i < 3; i++) {
      try (FaceFeatures own = Frames.features(5, 0)) {
        check.see(new PadFrame(picture, Frames.face(200, 200, 60), own, false));
      }
    }

    assertThat(check.reading().against(FrozenFrameCheck.GATE)).isInstanceOf(Attack.class);
  }

  private void see(double... changes) {
    see(false, changes);
  }

  private void see(boolean still, double... changes) {
    for (double change : changes) {
      check.see(
          new PadFrame(picture, Frames.face(200, 200, 60), Frames.features(5, change), still));
    }
  }
}
