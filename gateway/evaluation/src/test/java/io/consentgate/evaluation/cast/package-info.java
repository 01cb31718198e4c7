/** Shows that each model set tells the drawn visitors apart. */
@NullMarked
package io.consentgate.evaluation.cast;

import org.jspecify.annotations.NullMarked;
