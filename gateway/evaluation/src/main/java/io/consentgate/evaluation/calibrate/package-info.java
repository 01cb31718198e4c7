/**
 * Thresholds of a model set from pictures of people: people are split in halves by a hash of their
 * name; one half chooses, the other tells how well that held.
 */
@NullMarked
package io.consentgate.evaluation.calibrate;

import org.jspecify.annotations.NullMarked;
