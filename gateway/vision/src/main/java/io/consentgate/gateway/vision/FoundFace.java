package io.consentgate.gateway.vision;

/**
 * A face found in a region.
 *
 * @param landmarks its five points
 * @param score how much it looks like a face; comparable within one detector only
 */
record FoundFace(Landmarks landmarks, double score) {

  /** Tells whether two findings are one face: their centres lie within its size. */
  boolean isSameAs(FoundFace other) {
    double distance =
        Math.hypot(
            landmarks.centreX() - other.landmarks.centreX(),
            landmarks.centreY() - other.landmarks.centreY());
    return distance < Math.max(landmarks.spread(), other.landmarks.spread());
  }
}
