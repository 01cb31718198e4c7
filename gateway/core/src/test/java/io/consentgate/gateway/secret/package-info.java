/** Tests of the package of this name. */
@NullMarked
package io.consentgate.gateway.secret;

import org.jspecify.annotations.NullMarked;
