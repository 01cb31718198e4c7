package io.consentgate.evaluation.door;

/** What a portal's screen says, as far as the counts go. */
enum Answer {
  /** The portal opened. */
  ADMITTED,
  /** The face is not the one on the reference. */
  COMPARED,
  /** There was no comparison, for whatever reason. */
  NOT_COMPARED;

  /** Reads the stable word of a portal's screen. */
  static Answer of(String reason) {
    return switch (reason) {
      case "OPEN" -> ADMITTED;
      case "NOT_MATCHED" -> COMPARED;
      default -> NOT_COMPARED;
    };
  }
}
