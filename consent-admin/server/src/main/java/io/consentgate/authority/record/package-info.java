/** What is kept: consents and their events, append-only, in one embedded database. */
@NullMarked
package io.consentgate.authority.record;

import org.jspecify.annotations.NullMarked;
