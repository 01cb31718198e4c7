/**
 * The signed record that a person consented, as both programs read it.
 *
 * <p>A {@link io.consentgate.contract.grant.ConsentGrant} says who (a pseudonym), for what, kept
 * how, at which gateway and until when. It is issued by the authority and never changed; whether it
 * still stands is answered by the status list.
 */
@NullMarked
package io.consentgate.contract.grant;

import org.jspecify.annotations.NullMarked;
