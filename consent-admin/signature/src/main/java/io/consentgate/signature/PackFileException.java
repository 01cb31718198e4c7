package io.consentgate.signature;

/** A policy pack that cannot be used. The message says which, why, and what to do next. */
public final class PackFileException extends Exception {
  private static final long serialVersionUID = 1L;

  PackFileException(String message) {
    super(message);
  }
}
