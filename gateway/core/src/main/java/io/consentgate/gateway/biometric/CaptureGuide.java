package io.consentgate.gateway.biometric;

/**
 * Listens to how a capture goes, to show one hint at a time, and tells whether the person still
 * stands behind it. It learns nothing about the face. Called from the capturing thread.
 */
public interface CaptureGuide {

  /** What the person might do. */
  enum Hint {
    /** Step into view. */
    COME_INTO_VIEW,
    /** Come a little closer. */
    COME_CLOSER,
    /** One person only, please. */
    ONE_PERSON_ONLY,
    /** Look straight ahead. */
    LOOK_AHEAD,
    /** Turn to the light. */
    MORE_LIGHT,
    /** Step out of the glare. */
    LESS_LIGHT,
    /** Stand still for a moment. */
    STAND_STILL,
    /** The other way in is the one to use; nobody is asked to take anything off. */
    USE_OTHER_WAY,
    /** Stay like that. */
    HOLD_STILL,
    /** Turn the head a little to one's own left. */
    TURN_LEFT,
    /** Turn the head a little to one's own right. */
    TURN_RIGHT
  }

  /** A guide nobody looks at, and nobody calls off. */
  CaptureGuide SILENT =
      new CaptureGuide() {
        @Override
        public void progress(Hint hint, int done, int needed) {}

        @Override
        public boolean isStillWanted() {
          return true;
        }
      };

  /**
   * Takes how it goes.
   *
   * @param hint what the person might do
   * @param done captures that are good so far
   * @param needed captures needed
   */
  void progress(Hint hint, int done, int needed);

  /**
   * Tells whether the person still wants to be looked at; asked before each frame is searched,
   * since somebody else may stand there as soon as they do not.
   */
  boolean isStillWanted();
}
