/** The gateway's halves of keys, outside the database, sealed under a root that moves on. */
@NullMarked
package io.consentgate.gateway.store.keyring;

import org.jspecify.annotations.NullMarked;
