package io.consentgate.authority.record;

/** A data folder that cannot be used. The message says why and what to do next. */
public final class DataFolderException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong and what would be right. */
  public DataFolderException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Says what is wrong and what would be right. */
  public DataFolderException(String message) {
    super(message);
  }
}
