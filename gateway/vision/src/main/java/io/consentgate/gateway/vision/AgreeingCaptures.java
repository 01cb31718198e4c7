package io.consentgate.gateway.vision;

import io.consentgate.gateway.biometric.CaptureException;
import io.consentgate.gateway.biometric.CaptureException.Cause;
import io.consentgate.gateway.biometric.CaptureGuide;
import io.consentgate.gateway.biometric.CaptureGuide.Hint;
import io.consentgate.gateway.biometric.ComparisonThreshold;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.vision.Sighting.Nothing;
import io.consentgate.gateway.vision.Sighting.OneFace;
import io.consentgate.gateway.vision.pad.FrozenFrameCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers captures of one and the same face, alone in view from the first capture to the last, and
 * not of one and the same picture.
 */
final class AgreeingCaptures implements AutoCloseable {

  /** How a source's captures may be alike. */
  enum Repeating {
    /** As they like: the source says itself that it shows still pictures, or nobody looks. */
    ALLOWED,
    /** Not one and the same picture each time. */
    REFUSED
  }

  private final List<FaceFeatures> captures = new ArrayList<>();
  private final ComparisonThreshold agreement;
  private final int needed;
  private final CaptureGuide guide;
  private final Cause onlyTime;
  private Cause obstacle;
  private long latestNanos;
  private double turnDegrees;

  /**
   * Starts with none.
   *
   * @param agreement what any two captures must meet
   * @param needed how many captures are needed
   * @param onlyTime what to say if nothing but time is in the way
   * @param guide is told how it goes
   */
  AgreeingCaptures(ComparisonThreshold agreement, int needed, Cause onlyTime, CaptureGuide guide) {
    this.agreement = agreement;
    this.needed = needed;
    this.onlyTime = onlyTime;
    this.guide = guide;
    obstacle = onlyTime;
  }

  /** Tells whether a frame comes late enough after the latest one to differ from it. */
  boolean isSpaced(long nowNanos, Duration spacing) {
    return captures.isEmpty() || nowNanos - latestNanos >= spacing.toNanos();
  }

  /**
   * Takes what a frame showed.
   *
   * @param sighting what it showed
   * @param repeating whether the captures may all be one picture
   * @param nowNanos when
   * @throws CaptureException if another face, or a second one, came in after the first capture, or
   *     if the pictures do not change
   */
  void add(Sighting sighting, Repeating repeating, long nowNanos) throws CaptureException {
    latestNanos = nowNanos;
    switch (sighting) {
      case OneFace face -> {
        captures.add(face.features());
        turnDegrees += face.measures().pose().turnDegrees();
        requireAgreement(face.features());
        if (repeating == Repeating.REFUSED) {
          requireChange();
        }
        obstacle = onlyTime;
        guide.progress(Hint.HOLD_STILL, captures.size(), needed);
      }
      case Nothing(Obstacle found) -> {
        if (found == Obstacle.SEVERAL && !captures.isEmpty()) {
          throw new CaptureException(Cause.SEVERAL_FACES);
        }
        obstacle = found.cause();
        guide.progress(found.hint(), captures.size(), needed);
      }
    }
  }

  /** Tells whether there is at least one. */
  boolean hasBegun() {
    return !captures.isEmpty();
  }

  /** Tells whether there are enough. */
  boolean isComplete() {
    return captures.size() >= needed;
  }

  /** Returns how many there are. */
  int count() {
    return captures.size();
  }

  /** Returns how far the head was turned in them, at the mean. */
  double meanTurnDegrees() {
    return turnDegrees / captures.size();
  }

  /**
   * Tells whether a frame shows the face of the captures, turned as was asked.
   *
   * @throws CaptureException if a second face came in
   */
  boolean isTurned(Sighting sighting, HeadTurn turn) throws CaptureException {
    return switch (sighting) {
      case OneFace face -> {
        try (FaceFeatures features = face.features();
            FaceFeatures captured = mean()) {
          yield turn.isMade(face.measures().pose()) && agreement.isMet(features, captured);
        }
      }
      case Nothing(Obstacle found) -> {
        if (found == Obstacle.SEVERAL) {
          throw new CaptureException(Cause.SEVERAL_FACES);
        }
        yield false;
      }
    };
  }

  /** Returns their mean; the caller closes it. */
  FaceFeatures mean() {
    return FaceFeatures.mean(captures);
  }

  /** Returns what was in the way last. */
  Cause obstacle() {
    return obstacle;
  }

  @Override
  public void close() {
    captures.forEach(FaceFeatures::close);
  }

  /** A camera's noise alone makes two pictures differ by more. */
  private void requireChange() throws CaptureException {
    int count = captures.size();
    if (count < FrozenFrameCheck.FRAMES) {
      return;
    }
    for (int i = count - FrozenFrameCheck.FRAMES + 1; i < count; i++) {
      if (captures.get(i).similarity(captures.get(i - 1)) <= FrozenFrameCheck.GATE) {
        return;
      }
    }
    throw new CaptureException(Cause.CAMERA_FROZEN);
  }

  private void requireAgreement(FaceFeatures newest) throws CaptureException {
    for (FaceFeatures earlier : captures) {
      if (earlier != newest && !agreement.isMet(newest, earlier)) {
        throw new CaptureException(Cause.FACE_CHANGED);
      }
    }
  }
}
