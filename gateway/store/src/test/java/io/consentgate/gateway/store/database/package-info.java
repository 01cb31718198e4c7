/** Tests of the package of this name. */
@NullMarked
package io.consentgate.gateway.store.database;

import org.jspecify.annotations.NullMarked;
