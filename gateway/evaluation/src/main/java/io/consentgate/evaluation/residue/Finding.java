package io.consentgate.evaluation.residue;

/**
 * What came of a look at one place or one file.
 *
 * @param grade how bad it is
 * @param place which place
 * @param what what was found, where exactly, and the next step if there is one
 */
public record Finding(Grade grade, String place, String what) {}
