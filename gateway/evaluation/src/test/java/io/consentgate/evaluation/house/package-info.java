/** Rules of the house that neither the compiler nor the modules can see. */
@NullMarked
package io.consentgate.evaluation.house;

import org.jspecify.annotations.NullMarked;
