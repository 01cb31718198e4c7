package io.consentgate.gateway.vision;

import io.consentgate.gateway.biometric.ComparisonThreshold;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.vision.HeadTurn.Side;
import io.consentgate.gateway.vision.pad.PadCue;
import io.consentgate.gateway.vision.pad.PadReading;
import io.consentgate.gateway.vision.pad.PadVerdict.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A turn of the head asked of a presentation: by how many degrees it falls short of {@link
 * HeadTurn#LEAST_DEGREES}, 0 and less if it is made. As at a door, only frames that show the face
 * of the frames before the asking count, and the best of them does. For evaluation only.
 */
final class AskedTurn implements AutoCloseable {

  /** No head turns by that much. */
  private static final double NEVER = -180;

  private final ComparisonThreshold agreement;
  private final List<FaceFeatures> before = new ArrayList<>();
  private double turnDegrees;
  private double most = NEVER;
  private @Nullable HeadTurn asked;

  /**
   * Starts with no frame.
   *
   * @param agreement what a turned face and the face before it must meet
   */
  AskedTurn(ComparisonThreshold agreement) {
    this.agreement = agreement;
  }

  /** Takes a face: one before the asking, or one that may be the answer. */
  void see(FaceFeatures features, HeadPose pose) {
    HeadTurn turn = asked;
    if (turn == null) {
      // A copy: the frame's own belong to whoever took it.
      before.add(FaceFeatures.mean(List.of(features)));
      turnDegrees += pose.turnDegrees();
      return;
    }
    try (FaceFeatures mean = FaceFeatures.mean(before)) {
      if (agreement.isMet(features, mean)) {
        most = Math.max(most, turn.degreesMade(pose));
      }
    }
  }

  /**
   * Asks; what is seen from now on may be the answer.
   *
   * @throws IllegalStateException if no face was seen before
   */
  void ask(Side side) {
    if (before.isEmpty()) {
      throw new IllegalStateException("there is nobody to ask");
    }
    asked = new HeadTurn(side, turnDegrees / before.size());
  }

  /** Tells whether a turn was asked for. */
  boolean isAsked() {
    return asked != null;
  }

  /**
   * Returns what was made of the asking.
   *
   * @param still whether the source declares itself still, so that nobody is asked
   */
  PadReading reading(boolean still) {
    if (asked == null) {
      return PadReading.none(PadCue.TURN_HEAD, still ? Reason.STILL_SOURCE : Reason.NOT_ASKED);
    }
    return PadReading.of(PadCue.TURN_HEAD, HeadTurn.LEAST_DEGREES - most);
  }

  /** Overwrites what it keeps and waits for the next presentation. */
  void forget() {
    before.forEach(FaceFeatures::close);
    before.clear();
    turnDegrees = 0;
    most = NEVER;
    asked = null;
  }

  @Override
  public void close() {
    forget();
  }
}
