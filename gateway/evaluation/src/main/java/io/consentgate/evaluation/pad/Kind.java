package io.consentgate.evaluation.pad;

/** What the simulation can present. */
enum Kind {
  /** The face itself. */
  BONA_FIDE("bona-fide", false),
  /** A sheet of paper with a picture of it. */
  PRINT("print", false),
  /** One frame of the face, again and again, in place of what a camera sees. */
  FROZEN_FEED("frozen-feed", false),
  /** The same sheet on a stand: nothing shakes it. */
  FIXED_PRINT("fixed-print", false),
  /** The same with holes for the eyes. */
  CUT_PRINT("cut-print", false),
  /**
   * The same sheet, bent round an upright axis as a face is; nothing was chosen by looking at it.
   */
  BENT_PRINT("bent-print", true),
  /** A picture on a phone. */
  PHONE_REPLAY("phone-replay", false),
  /** A picture on a tablet; nothing was chosen by looking at it. */
  TABLET_REPLAY("tablet-replay", true);

  private final String species;
  private final boolean isHeldBack;

  Kind(String species, boolean isHeldBack) {
    this.species = species;
    this.isHeldBack = isHeldBack;
  }

  /** Returns the name in reports. */
  String species() {
    return species;
  }

  /** Tells whether no layer and no threshold was chosen by it. */
  boolean isHeldBack() {
    return isHeldBack;
  }
}
