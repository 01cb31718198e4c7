/** Tests of what is measured on presentations, and of the simulation that makes them. */
@NullMarked
package io.consentgate.evaluation.pad;

import org.jspecify.annotations.NullMarked;
