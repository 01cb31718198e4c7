/**
 * A clock that a test sets forward, so that waiting times cost nobody's time. Like the faults of
 * the demo it is never on a door's class path.
 */
@NullMarked
package io.consentgate.evaluation.clock;

import org.jspecify.annotations.NullMarked;
