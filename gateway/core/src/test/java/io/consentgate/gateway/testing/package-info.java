/** Stand-ins for what lies behind core's ports, and capabilities made the only way there is. */
@NullMarked
package io.consentgate.gateway.testing;

import org.jspecify.annotations.NullMarked;
