package io.consentgate.gateway.vision;

import io.consentgate.gateway.biometric.FaceFeatures;

/** What one frame shows. */
public sealed interface Sighting {

  /**
   * Exactly one usable face.
   *
   * @param features its features; the caller closes them
   */
  record OneFace(FaceFeatures features) implements Sighting {}

  /**
   * Nothing that could be compared.
   *
   * @param obstacle why
   */
  record Nothing(Obstacle obstacle) implements Sighting {}
}
