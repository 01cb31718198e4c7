/** The gateway's end of the line to the authority. */
@NullMarked
package io.consentgate.gateway.app.authority;

import org.jspecify.annotations.NullMarked;
