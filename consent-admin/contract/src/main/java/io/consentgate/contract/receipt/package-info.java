/** What a person takes home: the receipt of a consent and the certificate of its erasure. */
@NullMarked
package io.consentgate.contract.receipt;

import org.jspecify.annotations.NullMarked;
