package io.consentgate.gateway.store.keyring;

/** A ring that is torn, foreign, of another version, or sealed under another root. */
final class DamagedRingException extends Exception {
  private static final long serialVersionUID = 1L;

  DamagedRingException(String message) {
    super(message);
  }
}
