package io.consentgate.gateway.vision;

import io.consentgate.gateway.biometric.CaptureException;
import io.consentgate.gateway.biometric.CaptureException.Cause;
import io.consentgate.gateway.biometric.CaptureGuide;
import io.consentgate.gateway.biometric.CaptureGuide.Hint;
import io.consentgate.gateway.biometric.ComparisonThreshold;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.vision.Sighting.Nothing;
import io.consentgate.gateway.vision.Sighting.OneFace;
import java.util.ArrayList;
import java.util.List;

/** Gathers captures of one and the same face, alone in view from the first capture to the last. */
final class ReferenceCaptures implements AutoCloseable {

  private final List<FaceFeatures> captures = new ArrayList<>();
  private final ComparisonThreshold agreement;
  private final int needed;
  private final CaptureGuide guide;
  private Cause obstacle = Cause.ENDED;

  /** Starts with none. */
  ReferenceCaptures(ComparisonThreshold agreement, int needed, CaptureGuide guide) {
    this.agreement = agreement;
    this.needed = needed;
    this.guide = guide;
  }

  /**
   * Takes what a frame showed.
   *
   * @throws CaptureException if another face, or a second one, came in after the first capture
   */
  void add(Sighting sighting) throws CaptureException {
    switch (sighting) {
      case OneFace face -> {
        captures.add(face.features());
        requireAgreement(face.features());
        obstacle = Cause.ENDED;
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

  /** Returns their mean; the caller closes it. */
  FaceFeatures mean() {
    return FaceFeatures.mean(captures);
  }

  /** Returns what was in the way last; {@code ENDED} if only time was. */
  Cause obstacle() {
    return obstacle;
  }

  @Override
  public void close() {
    captures.forEach(FaceFeatures::close);
  }

  private void requireAgreement(FaceFeatures newest) throws CaptureException {
    for (FaceFeatures earlier : captures) {
      if (earlier != newest && !agreement.isMet(newest, earlier)) {
        throw new CaptureException(Cause.FACE_CHANGED);
      }
    }
  }
}
