/**
 * Signs and verifies everything that the two programs say to each other and to a person. The one
 * place with a JOSE library.
 *
 * <p>Every signature is Ed25519 and every signed text names its own kind in {@code typ}, so that a
 * text of one kind is never taken for another. Parsers are strict and capped in size, and their
 * messages never repeat the input.
 */
@NullMarked
package io.consentgate.signature;

import org.jspecify.annotations.NullMarked;
