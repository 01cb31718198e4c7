package io.consentgate.gateway.store;

/**
 * The store cannot be opened or written to. Nothing was changed by the call that throws it.
 *
 * <p>The message is for an operator: what is wrong, and what to do next. It holds no personal data.
 */
public final class StoreUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String nextStep;

  /**
   * Says what is wrong and what helps.
   *
   * @param message what is wrong
   * @param nextStep what the operator can do
   */
  public StoreUnavailableException(String message, String nextStep) {
    super(message + " " + nextStep);
    this.nextStep = nextStep;
  }

  /**
   * Says what is wrong and what helps.
   *
   * @param message what is wrong
   * @param nextStep what the operator can do
   * @param cause what was thrown
   */
  public StoreUnavailableException(String message, String nextStep, Throwable cause) {
    super(message + " " + nextStep, cause);
    this.nextStep = nextStep;
  }

  /** Returns what the operator can do. */
  public String nextStep() {
    return nextStep;
  }
}
