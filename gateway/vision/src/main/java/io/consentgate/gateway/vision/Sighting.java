package io.consentgate.gateway.vision;

import io.consentgate.gateway.biometric.FaceFeatures;

/** What one frame shows. */
public sealed interface Sighting {

  /** Exactly one usable face. */
  final class OneFace implements Sighting {

    private final FaceFeatures features;

    /**
     * Hands features over.
     *
     * @param features whoever takes them closes them
     */
    OneFace(FaceFeatures features) {
      this.features = features;
    }

    /** Returns its features; the caller closes them. */
    public FaceFeatures features() {
      return features;
    }
  }

  /**
   * Nothing that could be compared.
   *
   * @param obstacle why
   */
  record Nothing(Obstacle obstacle) implements Sighting {}
}
