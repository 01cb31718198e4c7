/** Reads and draws the QR codes of passes and tickets without ever making a text of a pass. */
@NullMarked
package io.consentgate.gateway.camera.code;

import org.jspecify.annotations.NullMarked;
