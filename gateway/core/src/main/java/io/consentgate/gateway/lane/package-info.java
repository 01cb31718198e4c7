/** Whether the face lane may be used at all, as a capability of its own. */
@NullMarked
package io.consentgate.gateway.lane;

import org.jspecify.annotations.NullMarked;
