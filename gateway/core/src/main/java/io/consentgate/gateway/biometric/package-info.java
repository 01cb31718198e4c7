/** Faces as this house knows them: features of a probe or of a reference, and their comparison. */
@NullMarked
package io.consentgate.gateway.biometric;

import org.jspecify.annotations.NullMarked;
