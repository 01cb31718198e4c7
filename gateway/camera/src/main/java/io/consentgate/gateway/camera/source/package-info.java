/** Sources of pictures by address: video devices, network cameras, files and drawn visitors. */
@NullMarked
package io.consentgate.gateway.camera.source;

import org.jspecify.annotations.NullMarked;
