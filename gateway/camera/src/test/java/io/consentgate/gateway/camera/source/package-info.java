/** Tests of cameras. */
@NullMarked
package io.consentgate.gateway.camera.source;

import org.jspecify.annotations.NullMarked;
