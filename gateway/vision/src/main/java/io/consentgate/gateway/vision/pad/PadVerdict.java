package io.consentgate.gateway.vision.pad;

/** What is made of a presentation. It carries no score: that would tell an attacker the way. */
public sealed interface PadVerdict {

  /** Nothing speaks against a face in front of the lens. */
  record Live() implements PadVerdict {}

  /**
   * Something speaks for an attack.
   *
   * @param cue what was looked at
   */
  record Attack(PadCue cue) implements PadVerdict {}

  /**
   * Nothing can be said.
   *
   * @param reason why
   */
  record NotApplicable(Reason reason) implements PadVerdict {}

  /** Why a layer cannot judge. */
  enum Reason {
    /** The source shows still pictures and says so: nothing can move. */
    STILL_SOURCE,
    /** Nothing was asked of whoever it shows. */
    NOT_ASKED,
    /** The face reaches too near the edge of the picture for what is looked at around it. */
    FACE_AT_THE_EDGE,
    /** The face has too few pixels. */
    FACE_TOO_SMALL
  }
}
