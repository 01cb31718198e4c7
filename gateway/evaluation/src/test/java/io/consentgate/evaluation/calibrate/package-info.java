/** Tests of the calibration. */
@NullMarked
package io.consentgate.evaluation.calibrate;

import org.jspecify.annotations.NullMarked;
