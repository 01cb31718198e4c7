/** The pass as bytes: COSE_Sign1 in base45, read and written without a trace on the heap. */
@NullMarked
package io.consentgate.gateway.store.pass;

import org.jspecify.annotations.NullMarked;
