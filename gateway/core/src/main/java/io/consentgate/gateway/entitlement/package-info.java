/** What buys entry, and how many entries are left. */
@NullMarked
package io.consentgate.gateway.entitlement;

import org.jspecify.annotations.NullMarked;
