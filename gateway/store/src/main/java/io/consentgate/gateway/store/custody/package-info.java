/** Sealing and opening biometric references; the format is in {@code docs/sealed-reference.md}. */
@NullMarked
package io.consentgate.gateway.store.custody;

import org.jspecify.annotations.NullMarked;
