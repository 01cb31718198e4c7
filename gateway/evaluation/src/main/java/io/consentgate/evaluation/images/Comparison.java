package io.consentgate.evaluation.images;

/**
 * Two pictures to compare, by their places in a {@link Protocol}.
 *
 * @param one the reference
 * @param other the probe
 * @param mated whether both show one person
 * @param fold the fold it belongs to, from 0
 */
record Comparison(int one, int other, boolean mated, int fold) {}
