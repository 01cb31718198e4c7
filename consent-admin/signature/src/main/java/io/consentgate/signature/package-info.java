/** Signatures that both programs make and check: the one place with a JOSE library. */
@NullMarked
package io.consentgate.signature;

import org.jspecify.annotations.NullMarked;
