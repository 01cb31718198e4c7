/** Tests of what is measured on pictures of a folder. */
@NullMarked
package io.consentgate.evaluation.images;

import org.jspecify.annotations.NullMarked;
