/** Tests of the search for what must be gone. */
@NullMarked
package io.consentgate.evaluation.residue;

import org.jspecify.annotations.NullMarked;
