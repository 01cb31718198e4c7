package io.consentgate.gateway.vision;

/**
 * A face found in a region.
 *
 * @param landmarks its five points
 * @param score how much it looks like a face; comparable within one detector only
 */
record FoundFace(Landmarks landmarks, double score) {}
