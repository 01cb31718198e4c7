package io.consentgate.evaluation.images;

import io.consentgate.evaluation.statistics.Count;

/**
 * One group of people.
 *
 * @param group its name
 * @param people how many gave features
 * @param acquisition pictures without exactly one usable face, of all
 * @param falseMatches among comparisons of different people of the group
 * @param falseNonMatches among comparisons of one person's pictures
 * @param medianScore the median of the non-mated scores; not a number without any
 * @param medianMillis the median time to read a picture and look at it
 */
record GroupFigures(
    String group,
    int people,
    Count acquisition,
    Count falseMatches,
    Count falseNonMatches,
    double medianScore,
    double medianMillis) {}
