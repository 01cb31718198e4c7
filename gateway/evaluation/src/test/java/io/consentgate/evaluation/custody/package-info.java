/** Tests of what is measured about custody. */
@NullMarked
package io.consentgate.evaluation.custody;

import org.jspecify.annotations.NullMarked;
