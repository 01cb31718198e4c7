/** What a disk has to be told so that it keeps what it was given. */
@NullMarked
package io.consentgate.gateway.store.disk;

import org.jspecify.annotations.NullMarked;
