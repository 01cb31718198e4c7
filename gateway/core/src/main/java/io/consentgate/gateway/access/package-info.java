/** From a code held up to a decision: open, or use the other lane. */
@NullMarked
package io.consentgate.gateway.access;

import org.jspecify.annotations.NullMarked;
