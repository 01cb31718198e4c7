package io.consentgate.gateway.store.entry;

import io.consentgate.gateway.consent.ClockMark;
import io.consentgate.gateway.store.StoreUnavailableException;
import io.consentgate.gateway.store.database.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;

/** The latest instant seen, in table {@code clock_mark}; an earlier one never replaces it. */
final class H2ClockMark implements ClockMark {

  private static final String STORE =
      """
      MERGE INTO clock_mark USING (VALUES (1, CAST(? AS TIMESTAMP(9) WITH TIME ZONE))) AS later (id, mark)
      ON clock_mark.id = later.id
      WHEN MATCHED AND clock_mark.mark < later.mark THEN UPDATE SET mark = later.mark
      WHEN NOT MATCHED THEN INSERT (id, mark) VALUES (later.id, later.mark)
      """;

  private final Database database;

  H2ClockMark(Database database) {
    this.database = database;
  }

  @Override
  public Instant load() {
    return database.run(
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement("SELECT mark FROM clock_mark");
              ResultSet row = select.executeQuery()) {
            return row.next() ? row.getObject(1, Instant.class) : Instant.EPOCH;
          }
        });
  }

  @Override
  public boolean store(Instant mark) {
    try {
      return database.durably(
          connection -> {
            try (PreparedStatement merge = connection.prepareStatement(STORE)) {
              merge.setObject(1, mark);
              merge.executeUpdate();
              return true;
            }
          });
    } catch (StoreUnavailableException _) {
      return false;
    }
  }
}
