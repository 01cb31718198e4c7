/** Tests of the package of this name. */
@NullMarked
package io.consentgate.gateway.biometric;

import org.jspecify.annotations.NullMarked;
