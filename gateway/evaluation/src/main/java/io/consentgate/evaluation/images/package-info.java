/**
 * How often a model set errs on pictures of a folder, from picture to decision, through the classes
 * that the door uses; figures that the sample cannot carry are not shown.
 */
@NullMarked
package io.consentgate.evaluation.images;

import org.jspecify.annotations.NullMarked;
