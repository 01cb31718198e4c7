/** The calls of the gateways: opened only from a gateway that is pinned, answered signed. */
@NullMarked
package io.consentgate.authority.exchange;

import org.jspecify.annotations.NullMarked;
