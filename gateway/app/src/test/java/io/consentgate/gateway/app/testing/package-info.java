/** Doors, cameras and an authority to test with. */
@NullMarked
package io.consentgate.gateway.app.testing;

import org.jspecify.annotations.NullMarked;
