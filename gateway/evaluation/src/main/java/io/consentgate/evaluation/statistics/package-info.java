/** Counts, their confidence intervals, and what splitting people in halves does to them. */
@NullMarked
package io.consentgate.evaluation.statistics;

import org.jspecify.annotations.NullMarked;
