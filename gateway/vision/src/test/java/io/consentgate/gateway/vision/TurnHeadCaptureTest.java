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
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Pictures of people who look ahead in one and to the side in another, as a film. */
@DisplayName(
    "ST-14: the face that was captured has to turn, to the side that was drawn, alone and soon")
final class TurnHeadCaptureTest {

  private static final ComparisonThreshold AGREEMENT =
      new ComparisonThreshold(new ModelSetId("bundled-1"), 1e-2, 0.3f);

  private static final RandomGenerator LEFT = () -> -1;
  private static final RandomGenerator RIGHT = () -> 0;

  private final TestClock clock = new TestClock();
  private final LiveConsent consent =
      LiveConsents.of(Samples.grant(1, clock.instant().minusSeconds(1)), clock);
  private final ArmedFaceLane lane = Lanes.armed(Samples.PORTAL);
  private final List<Hint> asked = new ArrayList<>();
  private final CaptureGuide screen =
      new CaptureGuide() {
        @Override
        public void progress(Hint hint, int done, int needed) {
          asked.add(hint);
        }

        @Override
        public boolean isStillWanted() {
          return true;
        }
      };
  private FacePipeline pipeline;

  @BeforeEach
  void loadEngine() throws Exception {
    pipeline = Engines.load("bundled").pipeline(RegionOfInterest.WHOLE);
  }

  @AfterEach
  void closePipeline() {
    pipeline.close();
  }

  @Test
  void probe_turnedAsAsked_isTaken() throws Exception {
    FilmCamera camera = film(false, ahead(1), ahead(2), ahead(3), ahead(4), toTheLeft());

    try (FaceFeatures probe = capture(camera, LEFT).probe(consent, lane)) {
      assertThat(probe.dimension()).isEqualTo(256);
    }

    assertThat(camera.frames()).isEqualTo(5);
    assertThat(camera.hasBlackFramesOnly()).isTrue();
    assertThat(asked).containsExactly(Hint.TURN_LEFT, Hint.HOLD_STILL);
  }

  @Test
  void reference_turnedAsAsked_isTaken() throws Exception {
    FilmCamera camera = film(false, ahead(1), ahead(2), ahead(3), ahead(4), ahead(5), toTheLeft());

    capture(camera, LEFT).reference(consent, lane, screen).close();

    assertThat(asked.getLast()).isEqualTo(Hint.HOLD_STILL);
    assertThat(asked).contains(Hint.TURN_LEFT);
  }

  @Test
  void probe_turnedTheOtherWay_isNotTakenAndTheScreenAsksNoLonger() {
    FilmCamera camera = film(false, ahead(1), ahead(2), ahead(3), toTheLeft());

    assertThat(failure(camera, RIGHT)).isEqualTo(Cause.NOT_TURNED);
    assertThat(asked).containsExactly(Hint.TURN_RIGHT, Hint.HOLD_STILL);
    assertThat(clock.nanos()).isLessThanOrEqualTo(1_000_000_000L + 4_400_000_000L);
  }

  @Test
  void probe_notTurned_isNotTaken() {
    FilmCamera camera = film(false, ahead(1), ahead(2), ahead(3), ahead(4));

    assertThat(failure(camera, LEFT)).isEqualTo(Cause.NOT_TURNED);
  }

  /** A picture for the captures, and a head of one's own for the turn. */
  @Test
  void probe_anotherFaceTurns_isNotTaken() {
    FilmCamera camera = film(false, other(1), other(2), other(3), toTheLeft());

    assertThat(failure(camera, LEFT)).isEqualTo(Cause.NOT_TURNED);
  }

  @Test
  void probe_secondFaceComesIn_isRefusedAtOnce() {
    Picture two = Picture.blank(500, 250).with(ahead(4), 0, 0, 1).with(other(1), 250, 0, 1);
    FilmCamera camera = film(false, ahead(1), ahead(2), ahead(3), two);

    assertThat(failure(camera, LEFT)).isEqualTo(Cause.SEVERAL_FACES);
    assertThat(camera.frames()).isEqualTo(4);
  }

  @Test
  void probe_sourceThatSaysItIsStill_isNotAsked() throws Exception {
    capture(film(true, ahead(1)), LEFT).probe(consent, lane).close();

    assertThat(asked).isEmpty();
  }

  /** A consent is known to stand for ten seconds; captures take seven of them here. */
  @Test
  void reference_timeRunsOutBeforeTheTurn_saysThatTheTurnIsMissing() {
    FilmCamera camera = new FilmCamera(clock, Duration.ofMillis(1400), false, manyAhead());
    VisionProbeCapture capture = capture(camera, LEFT);

    assertThat(
            catchThrowableOfType(
                    CaptureException.class, () -> capture.reference(consent, lane, screen))
                .captureCause())
        .isEqualTo(Cause.NOT_TURNED);
    assertThat(clock.instant()).isBetween(consent.until(), consent.until().plusSeconds(2));
  }

  private Cause failure(FilmCamera camera, RandomGenerator side) {
    VisionProbeCapture capture = capture(camera, side);
    return catchThrowableOfType(CaptureException.class, () -> capture.probe(consent, lane))
        .captureCause();
  }

  private VisionProbeCapture capture(FilmCamera camera, RandomGenerator side) {
    return new VisionProbeCapture(
        camera,
        pipeline,
        new VisionProbeCapture.Rules(AGREEMENT, PadLevel.TURN_HEAD, side),
        screen,
        clock,
        clock::nanos);
  }

  private FilmCamera film(boolean still, Picture... pictures) {
    return new FilmCamera(clock, Duration.ofMillis(100), still, pictures);
  }

  private static Picture ahead(long noise) {
    return Shared.lfw("Jean-Claude_Juncker", 1).withNoise(3, noise);
  }

  private static Picture[] manyAhead() {
    return LongStream.range(1, 9).mapToObj(TurnHeadCaptureTest::ahead).toArray(Picture[]::new);
  }

  private static Picture toTheLeft() {
    return Shared.lfw("Jean-Claude_Juncker", 2);
  }

  private static Picture other(long noise) {
    return Shared.lfw("Joe_Nichols", 1).withNoise(3, noise);
  }
}
