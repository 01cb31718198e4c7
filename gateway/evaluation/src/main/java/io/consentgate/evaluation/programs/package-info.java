/** Starts, watches and ends the two real programs as child processes. */
@NullMarked
package io.consentgate.evaluation.programs;

import org.jspecify.annotations.NullMarked;
