package io.consentgate.evaluation.pad;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.evaluation.door.SharedFiles;
import io.consentgate.evaluation.statistics.Count;
import io.consentgate.gateway.biometric.CaptureException;
import io.consentgate.gateway.biometric.CaptureException.Cause;
import io.consentgate.gateway.biometric.CaptureGuide;
import io.consentgate.gateway.biometric.FaceCamera;
import io.consentgate.gateway.biometric.FaceFrame;
import io.consentgate.gateway.biometric.PadLevel;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.lane.ArmedFaceLane;
import io.consentgate.gateway.testing.Lanes;
import io.consentgate.gateway.testing.LiveConsents;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.TestClock;
import io.consentgate.gateway.vision.VisionProbeCapture;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Films of two people, entered again and again: one turns her head both ways, one looks ahead. */
@DisplayName("ST-14: a person on a film who turns the head is taken, and one who does not is not")
final class TurningFilmTest {

  private static final Duration FRAME = Duration.ofMillis(83);

  private static final RandomGenerator LEFT = () -> -1;
  private static final RandomGenerator RIGHT = () -> 0;

  private static ShippedChain chain;

  @BeforeAll
  static void load() throws Exception {
    chain = ShippedChain.load();
  }

  @AfterAll
  static void close() {
    if (chain != null) {
      chain.close();
    }
  }

  @Test
  void probe_headTurnsOneWayAndThenTheOther_isTakenEitherWay() throws Exception {
    Count left = taken("female", 1, LEFT);
    Count right = taken("female", 1, RIGHT);

    print("turns the head, asked for the left", left);
    print("turns the head, asked for the right", right);
    assertThat(left.events()).isGreaterThanOrEqualTo(4);
    assertThat(right.events()).isGreaterThanOrEqualTo(4);
  }

  @Test
  void probe_headLooksAhead_isNeverTaken() throws Exception {
    Count left = taken("male", 3, LEFT);
    Count right = taken("male", 3, RIGHT);

    print("looks ahead, asked for the left", left);
    print("looks ahead, asked for the right", right);
    assertThat(left.events()).isZero();
    assertThat(right.events()).isZero();
    assertThat(left.trials()).isGreaterThan(20);
  }

  /** Returns how often the person is taken who comes with every so many frames. */
  private static Count taken(String film, int step, RandomGenerator side) throws IOException {
    List<PictureFile> frames =
        Film.read(
            SharedFiles.faces().resolve("video/intel_head-pose-face-detection-" + film + ".gif"));
    Count taken = new Count(0, 0);
    for (int i = 0; i < frames.size(); i += step) {
      boolean isTaken = isTaken(frames.subList(i, frames.size()), side);
      taken = taken.plus(new Count(isTaken ? 1 : 0, 1));
    }
    return taken;
  }

  private static boolean isTaken(List<PictureFile> frames, RandomGenerator side) {
    TestClock clock = new TestClock();
    LiveConsent consent = LiveConsents.of(Samples.grant(1, clock.instant().minusSeconds(1)), clock);
    VisionProbeCapture capture =
        new VisionProbeCapture(
            new Projector(clock, frames.iterator()),
            chain.pipeline(),
            new VisionProbeCapture.Rules(chain.agreement(), PadLevel.TURN_HEAD, side),
            CaptureGuide.SILENT,
            clock,
            clock::nanos);
    try {
      capture.probe(consent, Lanes.armed(Samples.PORTAL)).close();
      return true;
    } catch (CaptureException _) {
      return false;
    }
  }

  private static void print(String what, Count count) {
    System.out.printf(
        Locale.ROOT,
        "film of a person who %s, bundled: taken %d of %d%n",
        what,
        count.events(),
        count.trials());
  }

  /** A lens before which a film runs, until it is over. */
  private record Projector(TestClock clock, Iterator<PictureFile> film) implements FaceCamera {

    @Override
    public FaceFrame next(LiveConsent consent, ArmedFaceLane lane, Duration patience)
        throws CaptureException {
      if (!film.hasNext()) {
        throw new CaptureException(Cause.CAMERA_LOST);
      }
      clock.advance(FRAME);
      Arena arena = Arena.ofConfined();
      PictureFile picture = film.next();
      return new Shown(picture, picture.in(arena), arena);
    }
  }

  private record Shown(PictureFile picture, MemorySegment pixelsBgr, Arena arena)
      implements FaceFrame {

    @Override
    public int width() {
      return picture.width();
    }

    @Override
    public int height() {
      return picture.height();
    }

    @Override
    public long sequence() {
      return 0;
    }

    @Override
    public boolean isFromStillSource() {
      return false;
    }

    @Override
    public void close() {
      arena.close();
    }
  }
}
