/** From a frame of an armed lane to features. */
@NullMarked
package io.consentgate.gateway.vision;

import org.jspecify.annotations.NullMarked;
