/** Ties core, adapters and pages together. */
@NullMarked
package io.consentgate.gateway.app.wiring;

import org.jspecify.annotations.NullMarked;
