/** The bundled networks and the catalogue that vouches for them. */
@NullMarked
package io.consentgate.models;

import org.jspecify.annotations.NullMarked;
