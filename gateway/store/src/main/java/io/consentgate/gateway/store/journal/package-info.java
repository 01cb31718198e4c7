/** What must be known after a power cut, in one H2 database: core's ports as tables. */
@NullMarked
package io.consentgate.gateway.store.journal;

import org.jspecify.annotations.NullMarked;
