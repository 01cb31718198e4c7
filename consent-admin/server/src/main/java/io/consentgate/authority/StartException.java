package io.consentgate.authority;

/** The authority cannot start or was asked for something wrong. The message has the next step. */
public final class StartException extends Exception {
  private static final long serialVersionUID = 1L;

  StartException(String message) {
    super(message);
  }

  StartException(String message, Throwable cause) {
    super(message, cause);
  }
}
