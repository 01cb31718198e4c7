/** Tests of how quality and fusion are measured. */
@NullMarked
package io.consentgate.evaluation.quality;

import org.jspecify.annotations.NullMarked;
