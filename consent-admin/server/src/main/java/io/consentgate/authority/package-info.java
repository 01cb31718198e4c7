/** The authority: who agreed to what, and their rights. */
@NullMarked
package io.consentgate.authority;

import org.jspecify.annotations.NullMarked;
