package io.consentgate.contract.status;

/** A status list that is not genuine or not well formed. */
public final class InvalidStatusListException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong.
   *
   * @param message what was wrong and what would be right
   */
  public InvalidStatusListException(String message) {
    super(message);
  }
}
