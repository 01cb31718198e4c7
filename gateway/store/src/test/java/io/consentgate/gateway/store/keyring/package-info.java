/** Tests of the package of this name. */
@NullMarked
package io.consentgate.gateway.store.keyring;

import org.jspecify.annotations.NullMarked;
