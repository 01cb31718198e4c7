/**
 * Presentation attack detection: layers that each tell a face from a picture of one by something
 * else, usable alone and together. What none of them can see stands in {@code
 * docs/presentation-attacks.md}.
 */
@NullMarked
package io.consentgate.gateway.vision.pad;

import org.jspecify.annotations.NullMarked;
