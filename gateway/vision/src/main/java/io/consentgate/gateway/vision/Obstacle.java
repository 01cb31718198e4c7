package io.consentgate.gateway.vision;

import io.consentgate.gateway.biometric.CaptureException;
import io.consentgate.gateway.biometric.CaptureGuide;

/** Why a frame gives no features. */
public enum Obstacle {
  /** No face in the region. */
  NOBODY(CaptureException.Cause.NO_FACE, CaptureGuide.Hint.COME_INTO_VIEW),
  /** More than one face of about the same size in the region: all are discarded. */
  SEVERAL(CaptureException.Cause.SEVERAL_FACES, CaptureGuide.Hint.ONE_PERSON_ONLY),
  /** The eyes are too close together, in pixels. */
  TOO_SMALL(CaptureException.Cause.NOT_USABLE, CaptureGuide.Hint.COME_CLOSER),
  /** The face looks too far to the side, up or down. */
  TURNED_AWAY(CaptureException.Cause.NOT_USABLE, CaptureGuide.Hint.LOOK_AHEAD),
  /** Too little light on the face, or a haze before it. */
  TOO_DARK(CaptureException.Cause.NOT_USABLE, CaptureGuide.Hint.MORE_LIGHT),
  /** Too much light on the face. */
  TOO_BRIGHT(CaptureException.Cause.NOT_USABLE, CaptureGuide.Hint.LESS_LIGHT),
  /** The face is blurred. */
  BLURRED(CaptureException.Cause.NOT_USABLE, CaptureGuide.Hint.STAND_STILL),
  /** Eyes or mouth do not show: a veil, a mask, dark glasses. */
  COVERED(CaptureException.Cause.NOT_USABLE, CaptureGuide.Hint.USE_OTHER_WAY);

  private final CaptureException.Cause cause;
  private final CaptureGuide.Hint hint;

  Obstacle(CaptureException.Cause cause, CaptureGuide.Hint hint) {
    this.cause = cause;
    this.hint = hint;
  }

  /** Returns what a capture that fails for this says. */
  public CaptureException.Cause cause() {
    return cause;
  }

  /** Returns what the person might do. */
  public CaptureGuide.Hint hint() {
    return hint;
  }
}
