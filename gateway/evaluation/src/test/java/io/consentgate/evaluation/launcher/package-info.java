/** The launcher as a person meets it, run as a process of its own. */
@NullMarked
package io.consentgate.evaluation.launcher;

import org.jspecify.annotations.NullMarked;
