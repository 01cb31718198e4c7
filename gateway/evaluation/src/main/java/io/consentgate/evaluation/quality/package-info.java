/**
 * How well a face has to be seen, and how frames of one face are put together: errors against
 * measures of quality, on pictures that are nobody's passage.
 */
@NullMarked
package io.consentgate.evaluation.quality;

import org.jspecify.annotations.NullMarked;
