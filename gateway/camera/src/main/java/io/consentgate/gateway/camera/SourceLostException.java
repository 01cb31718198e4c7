package io.consentgate.gateway.camera;

/** A source gives no pictures; the message says why in plain words and names no credentials. */
public final class SourceLostException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Says why. */
  public SourceLostException(String reason) {
    super(reason, null, false, false);
  }

  /** Returns the reason in plain words. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
