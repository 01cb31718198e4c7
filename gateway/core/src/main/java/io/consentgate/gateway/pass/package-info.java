/** What a visitor holds up: claims, key half and, where carried, the sealed reference. */
@NullMarked
package io.consentgate.gateway.pass;

import org.jspecify.annotations.NullMarked;
