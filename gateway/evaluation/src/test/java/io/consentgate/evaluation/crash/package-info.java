/** Power cuts and disks that fail, under the real store. */
@NullMarked
package io.consentgate.evaluation.crash;

import org.jspecify.annotations.NullMarked;
