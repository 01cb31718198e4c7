@NullMarked
package io.consentgate.gateway.store.entry;

import org.jspecify.annotations.NullMarked;
