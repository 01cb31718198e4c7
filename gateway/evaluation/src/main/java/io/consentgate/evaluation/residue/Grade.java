package io.consentgate.evaluation.residue;

/** How bad it is that something was found. */
public enum Grade {
  /** Nothing was found. */
  CLEAN,
  /** It has to be kept, such as the record that somebody had consented. */
  EXPECTED,
  /** It need not be there and opens nothing. */
  STALE,
  /** It has to be gone. */
  FOUND,
  /** Nobody could look. */
  NOT_LOOKED
}
