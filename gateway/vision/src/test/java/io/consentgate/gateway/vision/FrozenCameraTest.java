package io.consentgate.gateway.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.gateway.biometric.CaptureException;
import io.consentgate.gateway.biometric.CaptureException.Cause;
import io.consentgate.gateway.biometric.CaptureGuide;
import io.consentgate.gateway.biometric.ComparisonThreshold;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.PadLevel;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.lane.ArmedFaceLane;
import io.consentgate.gateway.testing.Lanes;
import io.consentgate.gateway.testing.LiveConsents;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("ST-14: a camera that gives one picture again and again is no lens")
final class FrozenCameraTest {

  private static final ComparisonThreshold AGREEMENT =
      new ComparisonThreshold(new ModelSetId("bundled-1"), 1e-2, 0.5f);

  private final TestClock clock = new TestClock();
  private final LiveConsent consent =
      LiveConsents.of(Samples.grant(1, clock.instant().minusSeconds(1)), clock);
  private final ArmedFaceLane lane = Lanes.armed(Samples.PORTAL);
  private final Picture somebody = Shared.lfw("Tom_Cruise", 2);
  private FacePipeline pipeline;

  @BeforeEach
  void loadEngine() throws Exception {
    pipeline = Engines.load("bundled").pipeline(RegionOfInterest.WHOLE);
  }

  @AfterEach
  void closePipeline() {
    pipeline.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 100})
  void probe_onePictureAgainAndAgain_isRefused(int frameMillis) {
    FilmCamera camera = film(frameMillis, false, somebody);

    assertThat(probeFailure(camera, PadLevel.FROZEN_FRAMES)).isEqualTo(Cause.CAMERA_FROZEN);
    assertThat(camera.hasBlackFramesOnly()).isTrue();
  }

  /** It takes three to say so: before, nobody in view was one picture too. */
  @Test
  void probe_onePictureAfterNobody_isRefusedAtItsThird() {
    FilmCamera camera = film(100, false, Picture.blank(320, 240), somebody);

    assertThat(probeFailure(camera, PadLevel.FROZEN_FRAMES)).isEqualTo(Cause.CAMERA_FROZEN);
    assertThat(camera.frames()).isEqualTo(1 + 3);
  }

  @Test
  void reference_onePictureAgainAndAgain_isRefusedAtTheThird() {
    FilmCamera camera = film(100, false, somebody);

    assertThat(referenceFailure(camera)).isEqualTo(Cause.CAMERA_FROZEN);
    assertThat(camera.frames()).isEqualTo(3);
  }

  /** Five captures in a row, each against the one before: a film that freezes midway is seen. */
  @Test
  void reference_filmThatFreezes_isRefusedAtTheThirdOfOnePicture() {
    FilmCamera camera = film(100, false, noisy(1), somebody);

    assertThat(referenceFailure(camera)).isEqualTo(Cause.CAMERA_FROZEN);
    assertThat(camera.frames()).isEqualTo(1 + 3);
  }

  /** Somebody who keeps as still as a print: noise is all that changes. */
  @Test
  void probe_noiseIsAllThatChanges_isTaken() throws Exception {
    FilmCamera camera = film(100, false, noisy(1), noisy(2), noisy(3));

    try (FaceFeatures probe = capture(camera, PadLevel.FROZEN_FRAMES).probe(consent, lane)) {
      assertThat(probe.dimension()).isEqualTo(256);
    }
  }

  /** One frame given twice is a camera slower than it says. */
  @Test
  void probe_oneFrameTwice_isTaken() throws Exception {
    FilmCamera camera = film(100, false, noisy(1), noisy(1), noisy(2));

    capture(camera, PadLevel.FROZEN_FRAMES).probe(consent, lane).close();

    assertThat(camera.frames()).isEqualTo(3);
  }

  @Test
  void capture_sourceThatSaysItIsStill_isNotJudged() throws Exception {
    FilmCamera camera = film(100, true, somebody);
    VisionProbeCapture capture = capture(camera, PadLevel.FROZEN_FRAMES);

    capture.probe(consent, lane).close();
    capture.reference(consent, lane, CaptureGuide.SILENT).close();

    assertThat(camera.frames()).isEqualTo(1 + 5);
  }

  @Test
  void probe_levelNone_looksForNothing() throws Exception {
    capture(film(100, false, somebody), PadLevel.NONE).probe(consent, lane).close();
  }

  @Test
  void of_eachWord_isItsLevelAndNoOtherWordIs() {
    for (PadLevel level : PadLevel.values()) {
      assertThat(PadLevel.of(level.word())).contains(level);
    }
    assertThat(List.of("", "NONE", "all")).noneMatch(word -> PadLevel.of(word).isPresent());
    assertThat(PadLevel.words()).isEqualTo("none, frozen-frames or turn-head");
  }

  private Picture noisy(long seed) {
    return somebody.withNoise(3, seed);
  }

  private Cause probeFailure(FilmCamera camera, PadLevel pad) {
    return catchThrowableOfType(
            CaptureException.class, () -> capture(camera, pad).probe(consent, lane))
        .captureCause();
  }

  private Cause referenceFailure(FilmCamera camera) {
    VisionProbeCapture capture = capture(camera, PadLevel.FROZEN_FRAMES);
    return catchThrowableOfType(
            CaptureException.class, () -> capture.reference(consent, lane, CaptureGuide.SILENT))
        .captureCause();
  }

  private VisionProbeCapture capture(FilmCamera camera, PadLevel pad) {
    return new VisionProbeCapture(
        camera,
        pipeline,
        new VisionProbeCapture.Rules(AGREEMENT, pad, new Random(1)),
        CaptureGuide.SILENT,
        clock,
        clock::nanos);
  }

  private FilmCamera film(int frameMillis, boolean still, Picture... pictures) {
    return new FilmCamera(clock, Duration.ofMillis(frameMillis), still, pictures);
  }
}
