package io.consentgate.gateway.store.entry;

import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.consent.ClockMark;
import io.consentgate.gateway.store.StoreUnavailableException;
import io.consentgate.gateway.store.database.AuditRows;
import io.consentgate.gateway.store.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The latest instants seen, in table {@code clock_mark}. */
final class H2ClockMark implements ClockMark {

  /** An earlier instant never replaces a later one. */
  private static final String STORE =
      """
      MERGE INTO clock_mark USING (VALUES (1, CAST(? AS TIMESTAMP(9) WITH TIME ZONE),
        CAST(? AS TIMESTAMP(9) WITH TIME ZONE))) AS seen (id, mark, vouched)
      ON clock_mark.id = seen.id
      WHEN MATCHED THEN UPDATE SET mark = GREATEST(clock_mark.mark, seen.mark),
        vouched = GREATEST(clock_mark.vouched, seen.vouched)
      WHEN NOT MATCHED THEN INSERT (id, mark, vouched) VALUES (seen.id, seen.mark, seen.vouched)
      """;

  private static final String LOWER = "UPDATE clock_mark SET mark = ?, vouched = ? WHERE id = 1";

  private final Database database;

  H2ClockMark(Database database) {
    this.database = database;
  }

  @Override
  public Seen load() {
    return database.run(
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement("SELECT mark, vouched FROM clock_mark");
              ResultSet row = select.executeQuery()) {
            return row.next()
                ? new Seen(row.getObject(1, Instant.class), row.getObject(2, Instant.class))
                : Seen.NOTHING;
          }
        });
  }

  @Override
  public boolean store(Seen seen) {
    return durably(connection -> write(connection, STORE, seen));
  }

  @Override
  public boolean lower(Seen seen) {
    return durably(
        connection -> {
          write(connection, LOWER, seen);
          return AuditRows.insert(
              connection, new AuditEvent.ClockLowered(seen.latest().truncatedTo(ChronoUnit.HOURS)));
        });
  }

  private boolean durably(Database.Work<Integer> work) {
    try {
      database.durably(work);
      return true;
    } catch (StoreUnavailableException _) {
      return false;
    }
  }

  private static int write(Connection connection, String sql, Seen seen) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, seen.latest());
      statement.setObject(2, seen.vouched());
      return statement.executeUpdate();
    }
  }
}
