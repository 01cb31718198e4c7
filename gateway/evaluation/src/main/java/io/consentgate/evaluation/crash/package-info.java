/**
 * What is true after an end that nobody chose: the store, enrolment, entries and erasures in a
 * process that is killed at any moment, held against what was said to the outside before.
 */
@NullMarked
package io.consentgate.evaluation.crash;

import org.jspecify.annotations.NullMarked;
