package io.consentgate.gateway.biometric;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a door does against pictures in place of a person (ISO/IEC 30107-3: PAD); each level has all
 * of those before.
 */
public enum PadLevel {
  /** Nothing: the pass in hand is the only factor that a picture cannot give. */
  NONE("none"),
  /** A camera that gives one picture again and again is noticed. */
  FROZEN_FRAMES("frozen-frames"),
  /** The person is asked to turn the head, to a side drawn by chance. */
  TURN_HEAD("turn-head");

  private final String word;

  PadLevel(String word) {
    this.word = word;
  }

  /** Returns the level's stable word, as on the public page. */
  public String word() {
    return word;
  }

  /** Finds a level by its word. */
  public static Optional<PadLevel> of(String word) {
    return Arrays.stream(values()).filter(level -> level.word.equals(word)).findFirst();
  }

  /** Tells whether this level does what another one does. */
  public boolean has(PadLevel other) {
    return compareTo(other) >= 0;
  }

  /** Returns all words, to tell somebody who gave another one. */
  public static String words() {
    return Arrays.stream(values())
        .map(PadLevel::word)
        .collect(Collectors.joining(", "))
        .replaceFirst(", (?!.*,)", " or ");
  }
}
