/** Looks for what must be gone: in files, and in the memory of the running gateway. */
@NullMarked
package io.consentgate.evaluation.residue;

import org.jspecify.annotations.NullMarked;
