/** What keeping references costs in accuracy, measured on real pictures. */
@NullMarked
package io.consentgate.evaluation.custody;

import org.jspecify.annotations.NullMarked;
