package io.consentgate.gateway.vision;

import io.consentgate.gateway.biometric.FaceFeatures;

/** What one frame shows. */
public sealed interface Sighting {

  /** Exactly one usable face. */
  final class OneFace implements Sighting {

    private final FaceFeatures features;
    private final FaceMeasures measures;

    /**
     * Hands features over.
     *
     * @param features whoever takes them closes them
     * @param measures how well the face is seen
     */
    OneFace(FaceFeatures features, FaceMeasures measures) {
      this.features = features;
      this.measures = measures;
    }

    /** Returns its features; the caller closes them. */
    public FaceFeatures features() {
      return features;
    }

    /** Returns how well the face is seen. */
    public FaceMeasures measures() {
      return measures;
    }
  }

  /**
   * Nothing that could be compared.
   *
   * @param obstacle why
   */
  record Nothing(Obstacle obstacle) implements Sighting {}
}
