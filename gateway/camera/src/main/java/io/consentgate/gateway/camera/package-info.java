/** Camera sources and the reading of codes. */
@NullMarked
package io.consentgate.gateway.camera;

import org.jspecify.annotations.NullMarked;
