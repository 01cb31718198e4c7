/** Custody of references, the key ring and the journal. */
@NullMarked
package io.consentgate.gateway.store;

import org.jspecify.annotations.NullMarked;
