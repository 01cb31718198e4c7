package io.consentgate.authority.issue;

import io.consentgate.contract.exchange.Problem;

/** A request that cannot be granted; nothing was recorded. Holds no personal data. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * Says why.
   *
   * @param code stable word, such as {@code expires-too-late}
   * @param message what was wrong and what would be right
   */
  public Refusal(String code, String message) {
    super(message);
    this.code = code;
  }

  /** Returns the stable word. */
  public String code() {
    return code;
  }

  /** Returns what the caller is told. */
  public Problem problem() {
    return new Problem(code, String.valueOf(getMessage()));
  }
}
