/** Tests of the package of this name. */
@NullMarked
package io.consentgate.gateway.consent;

import org.jspecify.annotations.NullMarked;
