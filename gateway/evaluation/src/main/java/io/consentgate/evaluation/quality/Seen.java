package io.consentgate.evaluation.quality;

import io.consentgate.evaluation.calibrate.LabelledPicture;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.vision.FaceMeasures;
import io.consentgate.gateway.vision.Sighting.OneFace;

/**
 * A picture with one face, however badly it is seen.
 *
 * @param picture the picture
 * @param face what it shows
 */
record Seen(LabelledPicture picture, OneFace face) {

  /** Returns whose picture it is. */
  String person() {
    return picture.person();
  }

  /** Returns the features; whoever holds all pictures closes them. */
  FaceFeatures features() {
    return face.features();
  }

  /** Returns how well the face is seen. */
  FaceMeasures measures() {
    return face.measures();
  }

  /** Returns how alike two pictures are. */
  float similarity(Seen other) {
    return features().similarity(other.features());
  }
}
