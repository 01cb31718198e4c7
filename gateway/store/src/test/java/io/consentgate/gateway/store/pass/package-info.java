/** Tests of the package of this name. */
@NullMarked
package io.consentgate.gateway.store.pass;

import org.jspecify.annotations.NullMarked;
