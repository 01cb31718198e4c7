package io.consentgate.models;

/**
 * How many pictures of a data set gave features.
 *
 * @param dataSet the data set
 * @param pictures tried
 * @param acquired with exactly one usable face
 * @param nobody without a face found
 * @param several with several faces, which are discarded
 * @param unusable with a face too small, too far to the side or too dark
 */
public record Acquisition(
    String dataSet, int pictures, int acquired, int nobody, int several, int unusable) {}
