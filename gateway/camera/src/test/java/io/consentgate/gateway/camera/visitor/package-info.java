/** Tests of cameras. */
@NullMarked
package io.consentgate.gateway.camera.visitor;

import org.jspecify.annotations.NullMarked;
