package io.consentgate.gateway.app.portal;

import io.consentgate.gateway.access.PresentedCode;

/** Somebody at the kiosk who asked for the next code, so that it does not open the portal. */
public interface CodeTaker {

  /** Tells whether a code is still wanted. */
  boolean isWaiting();

  /**
   * Takes a code.
   *
   * @param code what was read; the caller closes it
   */
  void take(PresentedCode code);
}
