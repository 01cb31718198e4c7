package io.consentgate.gateway.vision;

import io.consentgate.gateway.biometric.CaptureException;
import io.consentgate.gateway.biometric.CaptureException.Cause;
import io.consentgate.gateway.biometric.CaptureGuide;
import io.consentgate.gateway.biometric.CaptureGuide.Hint;
import io.consentgate.gateway.biometric.ComparisonThreshold;
import io.consentgate.gateway.biometric.FaceCamera;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.FaceFrame;
import io.consentgate.gateway.biometric.PadLevel;
import io.consentgate.gateway.biometric.ProbeCapture;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.lane.ArmedFaceLane;
import io.consentgate.gateway.vision.AgreeingCaptures.Repeating;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Captures through OpenCV. One for each portal, with a pipeline of its own.
 *
 * <p>It uses a consent for as long as it says ({@link LiveConsent#until()}) and asks nothing about
 * it: whether it still stands is asked again after the capture, by whoever decides.
 *
 * <p>How many frames are looked at, and for how long, depends on what they show and on nothing
 * else: no reference comes here, so no score can.
 *
 * <p>A source that says it shows still pictures may give one and the same picture for every capture
 * of a reference, and one picture for a probe: more would say the same. Such a source is for trying
 * out; what it shows was not seen by a lens just now.
 */
public final class VisionProbeCapture implements ProbeCapture {

  /** The window for a probe, from when it is asked for; then it is the other lane's turn. */
  static final Duration PROBE_WINDOW = Duration.ofMillis(1500);

  /** Captures averaged into a probe, so that no one lucky frame decides (decision 53). */
  static final int PROBE_CAPTURES = 3;

  /** Captures averaged into a reference. */
  static final int REFERENCE_CAPTURES = 5;

  /** Least time between two captures of one face, so that they differ. */
  static final Duration CAPTURE_SPACING = Duration.ofMillis(100);

  /** A camera in good health gives a frame within this. */
  private static final Duration SHORT_WAIT = Duration.ofSeconds(1);

  private final FaceCamera camera;
  private final FacePipeline pipeline;
  private final Rules rules;
  private final CaptureGuide screen;
  private final InstantSource wall;
  private final LongSupplier monotonicNanos;
  private final Forgetting forgetting;

  /**
   * What a capture has to be like.
   *
   * @param agreement what two captures of one person must meet; the loosest calibrated threshold
   * @param pad what is done against pictures in place of a person
   * @param random draws what is asked of them
   */
  public record Rules(ComparisonThreshold agreement, PadLevel pad, RandomGenerator random) {}

  /**
   * Ties a camera to a pipeline.
   *
   * @param camera the portal's camera
   * @param pipeline used by this capture only
   * @param rules what a capture has to be like
   * @param screen is told what to ask of whoever stands at the door
   * @param wall the wall clock, by which consents end
   * @param monotonicNanos a clock that nobody can set, in nanoseconds
   */
  public VisionProbeCapture(
      FaceCamera camera,
      FacePipeline pipeline,
      Rules rules,
      CaptureGuide screen,
      InstantSource wall,
      LongSupplier monotonicNanos) {
    this.camera = camera;
    this.pipeline = pipeline;
    this.rules = rules;
    this.screen = screen;
    this.wall = wall;
    this.monotonicNanos = monotonicNanos;
    forgetting = new Forgetting(pipeline::forget);
  }

  @Override
  public FaceFeatures probe(LiveConsent consent, ArmedFaceLane lane) throws CaptureException {
    long start = monotonicNanos.getAsLong();
    Cause lost = Cause.CAMERA_LOST;
    try (AgreeingCaptures captures =
        new AgreeingCaptures(
            rules.agreement(), PROBE_CAPTURES, Cause.NOT_USABLE, CaptureGuide.SILENT)) {
      boolean isEnough = false;
      boolean isStill = false;
      while (!isEnough) {
        Duration left = PROBE_WINDOW.minusNanos(monotonicNanos.getAsLong() - start);
        Duration patience = shorter(left, untilEnd(consent, Cause.ENDED));
        try (FaceFrame frame = next(consent, lane, patience, lost)) {
          look(frame, captures);
          lost = captures.obstacle();
          isStill = frame.isFromStillSource();
          isEnough = captures.isComplete() || (captures.hasBegun() && isStill);
        }
        if (lost == Cause.SEVERAL_FACES) {
          throw new CaptureException(lost);
        }
      }
      if (!isStill) {
        requireTurn(consent, lane, captures, screen);
      }
      return captures.mean();
    } finally {
      forgetting.begin();
    }
  }

  @Override
  public FaceFeatures reference(LiveConsent consent, ArmedFaceLane lane, CaptureGuide guide)
      throws CaptureException {
    Cause lost = Cause.CAMERA_LOST;
    try (AgreeingCaptures captures =
        new AgreeingCaptures(rules.agreement(), REFERENCE_CAPTURES, Cause.ENDED, guide)) {
      boolean isStill = false;
      while (!captures.isComplete()) {
        Duration patience = untilEnd(consent, captures.obstacle());
        try (FaceFrame frame = next(consent, lane, patience, lost)) {
          lost = captures.obstacle();
          requireWanted(guide);
          look(frame, captures);
          isStill = frame.isFromStillSource();
        }
      }
      if (!isStill) {
        requireTurn(consent, lane, captures, guide);
      }
      return captures.mean();
    } finally {
      forgetting.begin();
    }
  }

  /** Waits until nothing of the latest capture is left to be overwritten; for measurements. */
  public void awaitForgotten() throws InterruptedException {
    forgetting.await();
  }

  /** Looks at a frame, unless it comes too soon after the latest capture to differ from it. */
  private void look(FaceFrame frame, AgreeingCaptures captures) throws CaptureException {
    long now = monotonicNanos.getAsLong();
    if (frame.isFromStillSource() || captures.isSpaced(now, CAPTURE_SPACING)) {
      Repeating repeating =
          !frame.isFromStillSource() && rules.pad().has(PadLevel.FROZEN_FRAMES)
              ? Repeating.REFUSED
              : Repeating.ALLOWED;
      captures.add(pipeline.look(frame.pixelsBgr(), frame.width(), frame.height()), repeating, now);
    }
  }

  /** Asks for a turn of the head and waits until a frame shows it, if the level has that. */
  private void requireTurn(
      LiveConsent consent, ArmedFaceLane lane, AgreeingCaptures captures, CaptureGuide guide)
      throws CaptureException {
    if (!rules.pad().has(PadLevel.TURN_HEAD)) {
      return;
    }
    HeadTurn turn = HeadTurn.draw(rules.random(), captures.meanTurnDegrees());
    long start = monotonicNanos.getAsLong();
    guide.progress(turn.hint(), captures.count(), captures.count());
    try {
      boolean isTurned = false;
      while (!isTurned) {
        Duration left = HeadTurn.WINDOW.minusNanos(monotonicNanos.getAsLong() - start);
        Duration patience = shorter(left, untilEnd(consent, Cause.NOT_TURNED));
        try (FaceFrame frame = next(consent, lane, patience, Cause.NOT_TURNED)) {
          requireWanted(guide);
          Sighting seen = pipeline.look(frame.pixelsBgr(), frame.width(), frame.height());
          isTurned = captures.isTurned(seen, turn);
        }
      }
    } finally {
      guide.progress(Hint.HOLD_STILL, captures.count(), captures.count());
    }
  }

  /**
   * Waits for a frame.
   *
   * @param ended what to say when time is up before one comes
   */
  private FaceFrame next(LiveConsent consent, ArmedFaceLane lane, Duration patience, Cause ended)
      throws CaptureException {
    if (!patience.isPositive()) {
      throw new CaptureException(ended);
    }
    try {
      return camera.next(consent, lane, patience);
    } catch (CaptureException e) {
      // The rest of the time may be shorter than the wait for a frame of a camera in good health.
      boolean timeWasUp = patience.compareTo(SHORT_WAIT) < 0;
      boolean onlyLate = e.captureCause() == Cause.CAMERA_LOST && timeWasUp;
      throw onlyLate ? new CaptureException(ended) : e;
    }
  }

  private Duration untilEnd(LiveConsent consent, Cause ended) throws CaptureException {
    Duration left = Duration.between(wall.instant(), consent.until());
    if (!left.isPositive()) {
      throw new CaptureException(ended);
    }
    return left;
  }

  /** Whoever called it off may have left, and somebody else may be in the frame. */
  private static void requireWanted(CaptureGuide guide) throws CaptureException {
    if (!guide.isStillWanted()) {
      throw new CaptureException(Cause.ENDED);
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
