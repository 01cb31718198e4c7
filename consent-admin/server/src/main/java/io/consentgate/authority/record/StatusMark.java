package io.consentgate.authority.record;

import jakarta.inject.Singleton;
import java.net.URI;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/** Remembers the status list's address and the highest issue time that was ever signed. */
@Singleton
public final class StatusMark {
  private final Database database;

  /** Makes the mark over a database. */
  public StatusMark(Database database) {
    this.database = database;
  }

  /** Returns the address under which the list is known, set by the first call ever. */
  public URI addressOr(URI first) {
    return database.transact(
        connection -> {
          try (PreparedStatement statement =
                  connection.prepareStatement("select list_uri from status_mark where id = 1");
              ResultSet rows = statement.executeQuery()) {
            if (rows.next()) {
              return URI.create(rows.getString(1));
            }
          }
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "insert into status_mark (id, list_uri, last_issued) values (1, ?, ?)")) {
            statement.setString(1, first.toString());
            statement.setObject(2, Instant.EPOCH.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
          }
          return first;
        });
  }

  /**
   * Moves the issue time forward.
   *
   * @return the later of what was wished and what had been reached
   */
  public Instant advance(Instant wished) {
    return database.transact(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "update status_mark set last_issued = greatest(last_issued, ?) where id = 1")) {
            statement.setObject(1, wished.atOffset(ZoneOffset.UTC));
            if (statement.executeUpdate() != 1) {
              throw new SQLException("the status list has no address yet");
            }
          }
          try (PreparedStatement statement =
                  connection.prepareStatement("select last_issued from status_mark where id = 1");
              ResultSet rows = statement.executeQuery()) {
            rows.next();
            return ConsentQueries.instant(rows, 1);
          }
        });
  }
}
