/** Tests of the package of this name. */
@NullMarked
package io.consentgate.gateway.store.custody;

import org.jspecify.annotations.NullMarked;
