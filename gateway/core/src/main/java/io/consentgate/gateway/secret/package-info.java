/** Secrets while they rest: outside the heap, zeroed when closed, never printed. */
@NullMarked
package io.consentgate.gateway.secret;

import org.jspecify.annotations.NullMarked;
