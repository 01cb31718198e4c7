/**
 * What consent means at the door.
 *
 * <p>Consent is a value: {@link io.consentgate.gateway.consent.LiveConsent}. Only {@link
 * io.consentgate.gateway.consent.ConsentCheck} makes one. It lives for one passage at most and
 * never longer than the grant behind it. Whatever searches a frame for a face, computes a feature
 * or opens a reference asks for it as an argument. When anything about a grant, its status or the
 * clock is in doubt there is no such value, and the person uses another way in.
 */
@NullMarked
package io.consentgate.gateway.consent;

import org.jspecify.annotations.NullMarked;
