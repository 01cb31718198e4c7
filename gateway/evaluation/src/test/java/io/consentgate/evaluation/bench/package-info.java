/** Tests on one door in one process. */
@NullMarked
package io.consentgate.evaluation.bench;

import org.jspecify.annotations.NullMarked;
