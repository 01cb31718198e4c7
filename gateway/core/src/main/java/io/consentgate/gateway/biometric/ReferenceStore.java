package io.consentgate.gateway.biometric;

import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.pass.PresentedPass;

/** Port: custody of biometric references. There is no way in or out without a live consent. */
public interface ReferenceStore {

  /** A reference that cannot be opened: no key, no reference, or not what was sealed. */
  final class UnreadableReferenceException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Says that it cannot be opened. */
    public UnreadableReferenceException() {
      super("the reference cannot be opened", null, false, false);
    }
  }

  /**
   * Seals a reference under a fresh key, durably, once per grant.
   *
   * @param consent whose reference it is; decides custody, associated data and expiry
   * @param reference the features; the caller closes them
   * @return the claims of the pass with the visitor's half; the caller closes it, after which
   *     nobody but the visitor has the half
   * @throws IllegalStateException if the grant has a reference already
   */
  PresentedPass seal(LiveConsent consent, FaceFeatures reference);

  /** A reference on its way from where it lies, sealed as it is. */
  @FunctionalInterface
  interface Sought {

    /**
     * Waits for it and opens it.
     *
     * @param consent whose reference, the one it was sought for
     * @param pass the pass that was held up
     * @return the features; the caller closes them
     * @throws UnreadableReferenceException if there is no key, no reference, or the seal is broken
     */
    FaceFeatures unseal(LiveConsent consent, PresentedPass pass)
        throws UnreadableReferenceException;
  }

  /**
   * Begins to fetch this grant's own reference, beside whatever the caller does next; opens
   * nothing.
   *
   * @param consent whose reference
   */
  default Sought seek(LiveConsent consent) {
    return this::unseal;
  }

  /**
   * Opens this grant's own reference.
   *
   * @param consent whose reference
   * @param pass the pass that was held up
   * @return the features; the caller closes them
   * @throws UnreadableReferenceException if there is no key, no reference, or the seal is broken
   */
  FaceFeatures unseal(LiveConsent consent, PresentedPass pass) throws UnreadableReferenceException;
}
