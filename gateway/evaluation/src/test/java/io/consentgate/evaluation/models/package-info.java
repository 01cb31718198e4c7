/** Tests of installing, importing, verifying and removing model files. */
@NullMarked
package io.consentgate.evaluation.models;

import org.jspecify.annotations.NullMarked;
