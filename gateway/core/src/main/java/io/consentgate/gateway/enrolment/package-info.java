/** One enrolment per grant, in the session that consented. */
@NullMarked
package io.consentgate.gateway.enrolment;

import org.jspecify.annotations.NullMarked;
