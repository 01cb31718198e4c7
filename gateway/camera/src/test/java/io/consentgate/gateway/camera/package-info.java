/** Tests of cameras. */
@NullMarked
package io.consentgate.gateway.camera;

import org.jspecify.annotations.NullMarked;
