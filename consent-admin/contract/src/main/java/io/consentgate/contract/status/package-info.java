/** Which grants still stand, and until when that answer may be trusted. */
@NullMarked
package io.consentgate.contract.status;

import org.jspecify.annotations.NullMarked;
