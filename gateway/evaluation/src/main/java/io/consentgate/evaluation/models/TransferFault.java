package io.consentgate.evaluation.models;

import java.io.IOException;

/** A file does not come; the message is a sentence for people, without the next step. */
final class TransferFault extends IOException {

  /** What to do about it. */
  enum Kind {
    /** Another try may go on where this one stopped. */
    PASSING,
    /** Another try would end alike. */
    LASTING,
    /** What came is not the file; nothing of it may stay. */
    WRONG_FILE
  }

  private static final long serialVersionUID = 1L;

  private final Kind kind;

  TransferFault(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  TransferFault(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }
}
