package io.consentgate.contract.grant;

/** A grant that is not genuine or not well formed. The message holds no personal data. */
public final class InvalidGrantException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong.
   *
   * @param message what was wrong and what would be right, without personal data
   */
  public InvalidGrantException(String message) {
    super(message);
  }
}
