/** The program's own clock, so that tests can let time pass. */
@NullMarked
package io.consentgate.authority.clock;

import org.jspecify.annotations.NullMarked;
