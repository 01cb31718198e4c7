/**
 * Bodies of the calls between gateway and authority; each travels inside a signed envelope. None
 * has a field that could hold an image, a template or a key.
 */
@NullMarked
package io.consentgate.contract.exchange;

import org.jspecify.annotations.NullMarked;
