/** Tests of the package of this name. */
@NullMarked
package io.consentgate.gateway.access;

import org.jspecify.annotations.NullMarked;
