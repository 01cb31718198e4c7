/**
 * One H2 file: opened, brought to this version's form, checked, and used by one thread at a time.
 */
@NullMarked
package io.consentgate.gateway.store.database;

import org.jspecify.annotations.NullMarked;
