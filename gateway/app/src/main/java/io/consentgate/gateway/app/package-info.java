/** The program at the door: wiring, pages, portals. */
@NullMarked
package io.consentgate.gateway.app;

import org.jspecify.annotations.NullMarked;
