/** Checks the clock of tests. */
@NullMarked
package io.consentgate.evaluation.clock;

import org.jspecify.annotations.NullMarked;
