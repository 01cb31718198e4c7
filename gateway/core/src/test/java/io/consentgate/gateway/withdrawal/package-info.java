/** Tests of the package of this name. */
@NullMarked
package io.consentgate.gateway.withdrawal;

import org.jspecify.annotations.NullMarked;
