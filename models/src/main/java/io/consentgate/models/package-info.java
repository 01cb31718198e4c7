/**
 * Sets of networks that turn a face into features: what belongs to each, where its files come from,
 * their digests, and how well each was measured to tell people apart. No gateway code.
 */
@NullMarked
package io.consentgate.models;

import org.jspecify.annotations.NullMarked;
