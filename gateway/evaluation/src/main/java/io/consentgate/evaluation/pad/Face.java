package io.consentgate.evaluation.pad;

import io.consentgate.gateway.vision.Landmarks;

/**
 * Where a face is in a picture, in its pixels.
 *
 * @param leftX x of the eye on the picture's left
 * @param leftY y of it
 * @param rightX x of the other eye
 * @param rightY y of it
 * @param size distance between the eyes, or from eyes to mouth if that is longer
 */
record Face(double leftX, double leftY, double rightX, double rightY, double size) {

  /** Reads the eyes off landmarks. */
  static Face of(Landmarks landmarks) {
    return new Face(
        landmarks.x(0),
        landmarks.y(0),
        landmarks.x(1),
        landmarks.y(1),
        Math.max(landmarks.eyeDistance(), landmarks.eyesToMouth()));
  }

  /** Returns the x of the middle between the eyes. */
  double x() {
    return (leftX + rightX) / 2;
  }

  /** Returns the y of the middle between the eyes. */
  double y() {
    return (leftY + rightY) / 2;
  }
}
