/** Portals, and the loop that reads codes in front of each. */
@NullMarked
package io.consentgate.gateway.app.portal;

import org.jspecify.annotations.NullMarked;
