/** The commands behind the launcher. */
@NullMarked
package io.consentgate.evaluation.command;

import org.jspecify.annotations.NullMarked;
