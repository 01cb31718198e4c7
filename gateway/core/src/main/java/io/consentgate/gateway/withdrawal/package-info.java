/** The one path from the end of a consent to the proof that its reference is gone. */
@NullMarked
package io.consentgate.gateway.withdrawal;

import org.jspecify.annotations.NullMarked;
