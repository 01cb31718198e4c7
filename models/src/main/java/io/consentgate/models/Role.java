package io.consentgate.models;

/** What a file does in its set. */
public enum Role {
  /** Finds or proposes faces. */
  DETECTOR,
  /** Places five landmarks and scores a proposed face. */
  LANDMARKS,
  /** Turns an aligned face into features. */
  FEATURES,
  /** Tells a face from a picture of one. */
  PAD
}
