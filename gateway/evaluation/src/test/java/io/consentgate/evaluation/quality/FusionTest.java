package io.consentgate.evaluation.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.consentgate.gateway.biometric.FaceFeatures;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ways of putting frames together, on vectors whose angles are known. */
final class FusionTest {

  /** Frames at 0 and 90 degrees; the reference lies at 45 degrees, between them. */
  @Test
  void scores_ofTwoFramesAroundTheReference_areWhatEachRuleSays() {
    try (FaceFeatures one = at(0);
        FaceFeatures other = at(90);
        FaceFeatures reference = at(45)) {
      List<FaceFeatures> frames = List.of(one, other);
      float half = (float) Math.sqrt(0.5);

      assertThat(score(Fusion.SINGLE, frames, reference)).isCloseTo(half, within(1e-5f));
      assertThat(score(Fusion.MEAN_FEATURES, frames, reference)).isCloseTo(1, within(1e-5f));
      assertThat(score(Fusion.MEAN_SCORE, frames, reference)).isCloseTo(half, within(1e-5f));
      assertThat(score(Fusion.MAX_SCORE, frames, reference)).isCloseTo(half, within(1e-5f));
    }
  }

  @Test
  void scores_ofOneGoodFrameAmongTwo_areWhatEachRuleSays() {
    try (FaceFeatures one = at(90);
        FaceFeatures other = at(0);
        FaceFeatures reference = at(0)) {
      List<FaceFeatures> frames = List.of(one, other);

      assertThat(score(Fusion.SINGLE, frames, reference)).isCloseTo(0, within(1e-5f));
      assertThat(score(Fusion.MEAN_FEATURES, frames, reference))
          .isCloseTo((float) Math.sqrt(0.5), within(1e-5f));
      assertThat(score(Fusion.MEAN_SCORE, frames, reference)).isCloseTo(0.5f, within(1e-5f));
      assertThat(score(Fusion.MAX_SCORE, frames, reference)).isCloseTo(1, within(1e-5f));
    }
  }

  private static float score(Fusion fusion, List<FaceFeatures> frames, FaceFeatures reference) {
    return fusion.scores(frames, List.of(reference))[0];
  }

  private static FaceFeatures at(double degrees) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment unit = arena.allocate(ValueLayout.JAVA_FLOAT, FaceFeatures.MIN_DIMENSION);
      unit.setAtIndex(ValueLayout.JAVA_FLOAT, 0, (float) Math.cos(Math.toRadians(degrees)));
      unit.setAtIndex(ValueLayout.JAVA_FLOAT, 1, (float) Math.sin(Math.toRadians(degrees)));
      return FaceFeatures.ofUnitVector(unit);
    }
  }
}
