/** The kiosk: one visitor at a time, from ticket to pass, and back to nothing. */
@NullMarked
package io.consentgate.gateway.app.kiosk;

import org.jspecify.annotations.NullMarked;
