/** Tests of code reading and drawing. */
@NullMarked
package io.consentgate.gateway.camera.code;

import org.jspecify.annotations.NullMarked;
