/** Tests of the package of this name. */
@NullMarked
package io.consentgate.gateway.enrolment;

import org.jspecify.annotations.NullMarked;
