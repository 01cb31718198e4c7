/** What buys entry: a random code with portals, window and entries, and no name. */
@NullMarked
package io.consentgate.contract.entitlement;

import org.jspecify.annotations.NullMarked;
