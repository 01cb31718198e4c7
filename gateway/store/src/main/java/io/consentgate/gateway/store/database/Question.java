package io.consentgate.gateway.store.database;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A question that at most one row answers.
 *
 * @param sql a select with a parameter for each key
 * @param reading reads the row
 * @param <T> what the row says
 */
public record Question<T>(String sql, Reading<T> reading) {

  /** Reads a row. */
  @FunctionalInterface
  public interface Reading<T> {
    /** Reads the row that the result stands on. */
    T read(ResultSet row) throws SQLException;
  }
}
