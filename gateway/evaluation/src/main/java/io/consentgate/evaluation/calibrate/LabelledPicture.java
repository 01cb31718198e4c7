package io.consentgate.evaluation.calibrate;

import java.nio.file.Path;

/**
 * One picture and whose it is.
 *
 * @param file the picture
 * @param person the person's name in the data set
 * @param group the group the data set puts the person in
 */
public record LabelledPicture(Path file, String person, String group) {

  /** Returns the half the person belongs to. */
  public Half half() {
    return Half.of(person);
  }
}
