package io.consentgate.gateway.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.gateway.biometric.CaptureException;
import io.consentgate.gateway.biometric.CaptureException.Cause;
import io.consentgate.gateway.biometric.CaptureGuide;
import io.consentgate.gateway.biometric.CaptureGuide.Hint;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How probes and references are captured, on real networks and a film of pictures. */
final class VisionProbeCaptureTest {

  private static final Duration FRAME = Duration.ofMillis(100);
  private static final Duration FAST_FRAME = Duration.ofMillis(40);
  private static final ComparisonThreshold AGREEMENT =
      new ComparisonThreshold(new ModelSetId("bundled-1"), 1e-2, 0.5f);

  private final TestClock clock = new TestClock();
  private final LiveConsent consent =
      LiveConsents.of(Samples.grant(1, clock.instant().minusSeconds(1)), clock);
  private final ArmedFaceLane lane = Lanes.armed(Samples.PORTAL);
  private final List<Hint> hints = new ArrayList<>();
  private int wantedFor = Integer.MAX_VALUE;
  private final CaptureGuide guide =
      new CaptureGuide() {
        @Override
        public void progress(Hint hint, int done, int needed) {
          hints.add(hint);
        }

        @Override
        public boolean isStillWanted() {
          return hints.size() < wantedFor;
        }
      };
  private final Picture nobody = Picture.blank(320, 240);
  private FaceEngine engine;
  private FacePipeline pipeline;

  @BeforeEach
  void loadEngine() throws Exception {
    engine = Engines.load("bundled");
    pipeline = engine.pipeline(RegionOfInterest.WHOLE);
  }

  @AfterEach
  void closePipeline() {
    pipeline.close();
  }

  /** CN-34: whatever happens, no frame keeps its pixels. */
  @Test
  void probe_faceFromTheThirdFrameOn_isTheMeanOfThreeAndFramesAreBlack() throws Exception {
    FilmCamera camera = film(FRAME, false, nobody, nobody, somebody());

    try (FaceFeatures features = capture(camera).probe(consent, lane)) {
      assertThat(features.dimension()).isEqualTo(256);
    }

    assertThat(camera.frames()).isEqualTo(2 + 3);
    assertThat(camera.hasBlackFramesOnly()).isTrue();
    assertThat(engine.detectorCalls()).isEqualTo(2 + 3);
  }

  /** ST-23: what passes before the lens for less than a glance is no probe. */
  @Test
  void probe_oneLuckyFrame_isNotEnough() {
    FilmCamera camera = film(FRAME, false, somebody(), nobody);

    assertThat(probeFailure(camera)).isEqualTo(Cause.NO_FACE);
    assertThat(camera.frames()).isEqualTo(15);
  }

  @Test
  void probe_fastCamera_skipsFramesThatComeTooSoon() throws Exception {
    FilmCamera camera = film(FAST_FRAME, false, somebody());

    capture(camera).probe(consent, lane).close();

    // Three that count, and two in between each, skipped as too soon.
    assertThat(camera.frames()).isEqualTo(3 + 2 * 2);
    assertThat(engine.detectorCalls()).isEqualTo(3);
  }

  @Test
  void probe_slowCamera_endsWithTheWindow() {
    FilmCamera camera = film(Duration.ofMillis(800), false, somebody());

    assertThat(probeFailure(camera)).isEqualTo(Cause.NOT_USABLE);
    assertThat(clock.nanos()).isLessThanOrEqualTo(1_000_000_000L + 1_600_000_000L);
  }

  @Test
  void probe_stillSource_mayGiveOnePicture() throws Exception {
    FilmCamera camera = film(FRAME, true, nobody, somebody());

    capture(camera).probe(consent, lane).close();

    assertThat(camera.frames()).isEqualTo(2);
  }

  /** EU-20: a second face of about the same size ends it at once. */
  @Test
  void probe_twoFaces_isRefusedAtTheFirstFrame() {
    FilmCamera camera = film(FRAME, false, two());

    assertThat(probeFailure(camera)).isEqualTo(Cause.SEVERAL_FACES);
    assertThat(camera.frames()).isEqualTo(1);
    assertThat(camera.hasBlackFramesOnly()).isTrue();
  }

  @Test
  void probe_secondFaceComesIn_isRefusedAtThatFrame() {
    FilmCamera camera = film(FRAME, false, somebody(), two());

    assertThat(probeFailure(camera)).isEqualTo(Cause.SEVERAL_FACES);
    assertThat(camera.frames()).isEqualTo(2);
  }

  /** EU-20: somebody takes the place of the person with the pass. */
  @Test
  void probe_anotherFaceTakesOver_isRefused() {
    FilmCamera camera = film(FRAME, false, somebody(), somebody(), somebodyElse());

    assertThat(probeFailure(camera)).isEqualTo(Cause.FACE_CHANGED);
    assertThat(camera.frames()).isEqualTo(3);
    assertThat(camera.hasBlackFramesOnly()).isTrue();
  }

  /** ST-22: time tells nothing about a score; whoever it is, as many frames are looked at. */
  @Test
  void probe_whoeverItIs_looksAtAsManyFramesForAsLong() throws Exception {
    FilmCamera camera = film(FRAME, false, nobody, somebody());
    FilmCamera other = film(FRAME, false, nobody, somebodyElse());

    long start = clock.nanos();
    capture(camera).probe(consent, lane).close();
    long middle = clock.nanos();
    capture(other).probe(consent, lane).close();

    assertThat(other.frames()).isEqualTo(camera.frames());
    assertThat(clock.nanos() - middle).isEqualTo(middle - start);
  }

  @Test
  void probe_nobodyForAWindow_givesUp() {
    FilmCamera camera = film(FRAME, false, nobody);

    assertThat(probeFailure(camera)).isEqualTo(Cause.NO_FACE);
    assertThat(camera.frames()).isEqualTo(15);
    assertThat(clock.nanos()).isEqualTo(2_500_000_000L);
  }

  @Test
  void probe_cameraWithoutFrames_saysSo() {
    assertThat(probeFailure(film(FRAME, false))).isEqualTo(Cause.CAMERA_LOST);
  }

  @Test
  void probe_consentRunOut_searchesNothing() {
    clock.advance(Duration.ofSeconds(11));

    assertThat(probeFailure(film(FRAME, false, somebody()))).isEqualTo(Cause.ENDED);
    assertThat(engine.detectorCalls()).isZero();
  }

  @Test
  void reference_oneFaceThroughout_isTheMeanOfFiveSpacedFrames() throws Exception {
    FilmCamera camera = film(FAST_FRAME, false, nobody, somebody());

    try (FaceFeatures reference = capture(camera).reference(consent, lane, guide);
        FaceFeatures probe = capture(camera).probe(consent, lane)) {
      assertThat(reference.similarity(probe)).isGreaterThan(0.99f);
    }

    assertThat(hints.getFirst()).isEqualTo(Hint.COME_INTO_VIEW);
    assertThat(hints.stream().filter(hint -> hint == Hint.HOLD_STILL)).hasSize(5);
    // One without a face, five that count, and two in between each, skipped as too soon.
    assertThat(camera.frames()).isEqualTo(1 + 5 + 4 * 2 + 3 + 2 * 2);
    assertThat(engine.detectorCalls()).isEqualTo(1 + 5 + 3);
    assertThat(camera.hasBlackFramesOnly()).isTrue();
  }

  @Test
  void reference_stillSource_mayGiveTheSamePictureFiveTimes() throws Exception {
    FilmCamera camera = film(FAST_FRAME, true, somebody());

    capture(camera).reference(consent, lane, guide).close();

    assertThat(camera.frames()).isEqualTo(5);
  }

  /** CN-34, EU-20: one and the same face throughout. */
  @Test
  void reference_anotherFaceTakesOver_isRefused() {
    FilmCamera camera = film(FRAME, false, somebody(), somebody(), somebodyElse());

    assertThat(referenceFailure(camera)).isEqualTo(Cause.FACE_CHANGED);
    assertThat(camera.frames()).isEqualTo(3);
  }

  @Test
  void reference_secondFaceComesIn_isRefused() {
    FilmCamera camera = film(FRAME, false, somebody(), somebody(), two());

    assertThat(referenceFailure(camera)).isEqualTo(Cause.SEVERAL_FACES);
    assertThat(camera.frames()).isEqualTo(3);
  }

  /** CN-34, EU-20: whoever comes into view after the person called it off is not searched for. */
  @Test
  void reference_calledOff_searchesNoFurtherFrame() {
    wantedFor = 2;
    FilmCamera camera = film(FRAME, false, somebody(), somebody(), somebodyElse());

    assertThat(referenceFailure(camera)).isEqualTo(Cause.ENDED);
    assertThat(engine.detectorCalls()).isEqualTo(2);
    assertThat(camera.hasBlackFramesOnly()).isTrue();
  }

  @Test
  void reference_twoFacesUntilTheEnd_hintsAndGivesUp() {
    FilmCamera camera = film(FRAME, false, two());

    assertThat(referenceFailure(camera)).isEqualTo(Cause.SEVERAL_FACES);
    assertThat(hints).isNotEmpty().containsOnly(Hint.ONE_PERSON_ONLY);
    assertThat(clock.instant()).isAfterOrEqualTo(consent.until());
  }

  private Cause probeFailure(FilmCamera camera) {
    return catchThrowableOfType(CaptureException.class, () -> capture(camera).probe(consent, lane))
        .captureCause();
  }

  private Cause referenceFailure(FilmCamera camera) {
    return catchThrowableOfType(
            CaptureException.class, () -> capture(camera).reference(consent, lane, guide))
        .captureCause();
  }

  /** These films repeat their last picture; what looks for that has a test of its own. */
  private VisionProbeCapture capture(FilmCamera camera) {
    return new VisionProbeCapture(
        camera,
        pipeline,
        new VisionProbeCapture.Rules(AGREEMENT, PadLevel.NONE, new Random(1)),
        CaptureGuide.SILENT,
        clock,
        clock::nanos);
  }

  private FilmCamera film(Duration frameTime, boolean still, Picture... pictures) {
    return new FilmCamera(clock, frameTime, still, pictures);
  }

  private static Picture somebody() {
    return Shared.lfw("Tom_Cruise", 2);
  }

  private static Picture somebodyElse() {
    return Shared.lfw("Joe_Nichols", 1);
  }

  private static Picture two() {
    return Picture.blank(500, 250).with(somebody(), 0, 0, 1).with(somebodyElse(), 250, 0, 1);
  }
}
