package io.consentgate.gateway.vision;

import org.jspecify.annotations.Nullable;

/**
 * What a detector reports, in pixels of the region.
 *
 * @param x left edge
 * @param y top edge
 * @param width width
 * @param score its score; 0 if it gives none
 * @param landmarks five points; null if it places none
 */
record Proposal(double x, double y, double width, double score, @Nullable Landmarks landmarks) {}
