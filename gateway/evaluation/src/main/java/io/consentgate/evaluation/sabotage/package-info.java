/**
 * Faults to build into a gateway, one at a time, to show that the demo notices.
 *
 * <p>Never on the class path of a door: only the demo puts this package beside a gateway, and only
 * a system property that names a fault makes one active.
 */
@NullMarked
package io.consentgate.evaluation.sabotage;

import org.jspecify.annotations.NullMarked;
