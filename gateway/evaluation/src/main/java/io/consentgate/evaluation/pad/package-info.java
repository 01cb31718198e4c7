/**
 * How often layers that judge presentations err, by attack species, on pictures of a folder and on
 * attacks that a documented optical simulation makes of bona fide pictures.
 */
@NullMarked
package io.consentgate.evaluation.pad;

import org.jspecify.annotations.NullMarked;
