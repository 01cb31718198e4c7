package io.consentgate.evaluation.models;

/** Where a model file stands. */
enum FileState {
  /** It came with the programs and has the right digest. */
  IN_BUILD("in the build"),
  /** It is installed and has the right digest. */
  INSTALLED("installed"),
  /** It lies in another folder that was named, with the right digest. */
  AT_HAND("at hand"),
  /** It is nowhere. */
  MISSING("missing"),
  /** Another file lies in its place. */
  DAMAGED("DAMAGED");

  private final String words;

  FileState(String words) {
    this.words = words;
  }

  /** Returns it for people. */
  String words() {
    return words;
  }

  /** Tells whether the file can be used. */
  boolean isGood() {
    return this != MISSING && this != DAMAGED;
  }
}
