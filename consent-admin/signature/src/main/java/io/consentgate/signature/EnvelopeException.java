package io.consentgate.signature;

/**
 * An envelope that is not taken. The reason is for this program's own log; what the peer is told is
 * the same in every case.
 */
public final class EnvelopeException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** No envelope of the expected kind and shape, or too long. */
    MALFORMED,
    /** Signed by nobody who is pinned, or not signed by whom it says. */
    NOT_GENUINE,
    /** Meant for another receiver or another path, or not the reply to this call. */
    MISDIRECTED,
    /** Too old, or from a clock that runs ahead. */
    NOT_NOW,
    /** Seen before. */
    REPLAYED,
    /** More calls in a minute than are remembered. */
    TOO_MANY
  }

  private final Reason reason;

  EnvelopeException(Reason reason) {
    super("envelope refused: " + reason);
    this.reason = reason;
  }

  /** Returns why. */
  public Reason reason() {
    return reason;
  }
}
