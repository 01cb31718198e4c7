/** What a person can do later: withdraw, and hold a proof of erasure. */
@NullMarked
package io.consentgate.authority.rights;

import org.jspecify.annotations.NullMarked;
