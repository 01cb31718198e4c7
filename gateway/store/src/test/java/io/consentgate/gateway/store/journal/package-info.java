/** Tests of the package of this name. */
@NullMarked
package io.consentgate.gateway.store.journal;

import org.jspecify.annotations.NullMarked;
