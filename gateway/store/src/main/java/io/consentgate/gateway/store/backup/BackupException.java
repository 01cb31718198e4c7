package io.consentgate.gateway.store.backup;

/**
 * There is no backup, or none that may be used here. Nothing was changed.
 *
 * <p>The message is for an operator: what is wrong, and what to do next.
 */
public final class BackupException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong and what helps. */
  public BackupException(String message) {
    super(message);
  }

  /** Says what is wrong and what helps. */
  public BackupException(String message, Throwable cause) {
    super(message, cause);
  }
}
