/** Tests of the store as a whole. */
@NullMarked
package io.consentgate.gateway.store;

import org.jspecify.annotations.NullMarked;
