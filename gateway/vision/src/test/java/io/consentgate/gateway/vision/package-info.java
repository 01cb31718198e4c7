/** Tests of the way from frame to features. */
@NullMarked
package io.consentgate.gateway.vision;

import org.jspecify.annotations.NullMarked;
