package io.consentgate.models;

/** A model set cannot be used; the message names the file and the next step. */
public final class ModelException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong and what to do about it. */
  public ModelException(String message) {
    super(message);
  }

  /** Says what is wrong and what to do about it, and what caused it. */
  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
