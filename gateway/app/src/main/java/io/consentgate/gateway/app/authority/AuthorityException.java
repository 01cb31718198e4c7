package io.consentgate.gateway.app.authority;

/** The authority did not do what it was asked; the message holds no personal data. */
public final class AuthorityException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What kind of no it was. */
  public enum Kind {
    /** No answer, or none that can be believed. Asking again later may help. */
    UNREACHABLE,
    /** A signed refusal. Asking the same again does not help. */
    REFUSED
  }

  private final Kind kind;
  private final String code;

  /**
   * Says what happened.
   *
   * @param kind what kind of no
   * @param code stable word, such as {@code expires-too-late}
   * @param message what was wrong and what would be right
   */
  public AuthorityException(Kind kind, String code, String message) {
    super(message);
    this.kind = kind;
    this.code = code;
  }

  /** Returns what kind of no it was. */
  public Kind kind() {
    return kind;
  }

  /** Returns the stable word for it. */
  public String code() {
    return code;
  }
}
