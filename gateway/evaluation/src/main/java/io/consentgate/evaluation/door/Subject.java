package io.consentgate.evaluation.door;

import io.consentgate.evaluation.calibrate.Half;
import java.nio.file.Path;
import java.util.List;

/**
 * Somebody of a data set, by pictures; no name.
 *
 * @param half where the person belongs
 * @param pictures one at least
 */
record Subject(Half half, List<Path> pictures) {

  /** Copies the list. */
  Subject {
    pictures = List.copyOf(pictures);
  }

  /** Returns the picture to enrol with, or to try with. */
  Path first() {
    return pictures.getFirst();
  }

  /** Tells whether there is a picture of another day. */
  boolean hasSecond() {
    return pictures.size() > 1;
  }

  /** Returns the picture to enter with. */
  Path second() {
    return pictures.get(1);
  }
}
