package io.consentgate.gateway.app;

/** The program cannot start; the message is one sentence for an operator, with the next step. */
public final class StartRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong and what helps. */
  public StartRefused(String message) {
    super(message);
  }
}
