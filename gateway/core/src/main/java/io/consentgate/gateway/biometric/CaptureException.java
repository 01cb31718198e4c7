package io.consentgate.gateway.biometric;

/** No usable probe or reference could be captured. */
public final class CaptureException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What was in the way. */
  public enum Cause {
    /** Nobody in view. */
    NO_FACE,
    /** More than one face of about the same size: everything is discarded (EU-20). */
    SEVERAL_FACES,
    /** The face is not seen well enough, or not for long enough. */
    NOT_USABLE,
    /** The faces of the captures are not one and the same. */
    FACE_CHANGED,
    /** The head was not turned as was asked. */
    NOT_TURNED,
    /** The camera gives no frames. */
    CAMERA_LOST,
    /** The camera gives one and the same picture again and again. */
    CAMERA_FROZEN,
    /** Consent, lane or time ran out while the camera ran. */
    ENDED
  }

  private final Cause cause;

  /** Says what was in the way. */
  public CaptureException(Cause cause) {
    super("no usable capture: " + cause, null, false, false);
    this.cause = cause;
  }

  /** Returns what was in the way. */
  public Cause captureCause() {
    return cause;
  }
}
