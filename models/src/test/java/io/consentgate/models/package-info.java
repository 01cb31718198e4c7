/** Tests of the model catalogue. */
@NullMarked
package io.consentgate.models;

import org.jspecify.annotations.NullMarked;
