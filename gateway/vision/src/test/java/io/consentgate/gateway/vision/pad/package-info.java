/** Tests of the layers that judge presentations. */
@NullMarked
package io.consentgate.gateway.vision.pad;

import org.jspecify.annotations.NullMarked;
