/** Copies of the journal, without any key, and what may come back out of one. */
@NullMarked
package io.consentgate.gateway.store.backup;

import org.jspecify.annotations.NullMarked;
