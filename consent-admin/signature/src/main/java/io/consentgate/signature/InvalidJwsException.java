package io.consentgate.signature;

/** A signed text that is not genuine or not of the expected shape. Never repeats the text. */
public final class InvalidJwsException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidJwsException(String message) {
    super(message);
  }
}
