/**
 * What a model set does at a door: real pictures through the running programs, and false matches of
 * people it was not calibrated on. Only counts leave this package.
 */
@NullMarked
package io.consentgate.evaluation.door;

import org.jspecify.annotations.NullMarked;
