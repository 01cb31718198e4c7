package io.consentgate.gateway.vision;

/**
 * What a detector reports.
 *
 * @param landmarks five points, in pixels of the region
 * @param score how much it looks like a face; comparable within one detector only
 */
record Proposal(Landmarks landmarks, double score) {}
