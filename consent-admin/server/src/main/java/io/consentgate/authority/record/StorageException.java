package io.consentgate.authority.record;

import java.sql.SQLException;

/** The database could not read or write; nothing was changed. */
public final class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StorageException(SQLException cause) {
    super("the database could not be read or written, error " + cause.getErrorCode(), cause);
  }
}
