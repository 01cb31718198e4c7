package io.consentgate.gateway.biometric;

/** Listens to how a capture goes, to show one hint at a time. It learns nothing about the face. */
@FunctionalInterface
public interface CaptureGuide {

  /** What the person might do. */
  enum Hint {
    /** Step into view. */
    COME_INTO_VIEW,
    /** Come a little closer. */
    COME_CLOSER,
    /** One person only, please. */
    ONE_PERSON_ONLY,
    /** Look straight ahead; turn to the light. */
    LOOK_AHEAD,
    /** Stay like that. */
    HOLD_STILL
  }

  /** A guide nobody looks at. */
  CaptureGuide SILENT = (_, _, _) -> {};

  /**
   * Tells how it goes; called from the capturing thread.
   *
   * @param hint what the person might do
   * @param done captures that are good so far
   * @param needed captures needed
   */
  void progress(Hint hint, int done, int needed);
}
