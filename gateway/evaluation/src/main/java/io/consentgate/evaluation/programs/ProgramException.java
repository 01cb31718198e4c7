package io.consentgate.evaluation.programs;

/** A program cannot be started or stopped. The message says what to do next; it is for people. */
public final class ProgramException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong.
   *
   * @param message what was wrong and the next step
   */
  public ProgramException(String message) {
    super(message);
  }

  /**
   * Says what is wrong and keeps what caused it.
   *
   * @param message what was wrong and the next step
   * @param cause what caused it
   */
  public ProgramException(String message, Throwable cause) {
    super(message, cause);
  }
}
