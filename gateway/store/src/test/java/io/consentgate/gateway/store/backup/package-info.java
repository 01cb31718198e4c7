@NullMarked
package io.consentgate.gateway.store.backup;

import org.jspecify.annotations.NullMarked;
