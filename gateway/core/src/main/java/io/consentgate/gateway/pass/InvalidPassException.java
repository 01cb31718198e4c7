package io.consentgate.gateway.pass;

/** Something was held up that is no pass of this gateway. The message never repeats the input. */
public final class InvalidPassException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong.
   *
   * @param message what was wrong, in words that hold for any pass
   */
  public InvalidPassException(String message) {
    super(message);
  }
}
