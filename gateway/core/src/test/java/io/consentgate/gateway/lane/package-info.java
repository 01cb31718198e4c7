/** Tests of the package of this name. */
@NullMarked
package io.consentgate.gateway.lane;

import org.jspecify.annotations.NullMarked;
