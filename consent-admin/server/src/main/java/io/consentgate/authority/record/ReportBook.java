package io.consentgate.authority.record;

import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** The last report of each gateway. */
@Singleton
public final class ReportBook {
  private final Database database;

  /**
   * A report and when it came.
   *
   * @param at the authority's time
   * @param json a {@code GatewayReport}
   */
  public record Received(Instant at, String json) {}

  /** Makes the book over a database. */
  public ReportBook(Database database) {
    this.database = database;
  }

  /** Replaces a gateway's report. */
  public void put(String gateway, Received report) {
    database.transact(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "merge into gateway_report (gateway, at, report) key (gateway) values (?, ?, ?)")) {
            statement.setString(1, gateway);
            statement.setObject(2, report.at().atOffset(ZoneOffset.UTC));
            statement.setString(3, report.json());
            return statement.executeUpdate();
          }
        });
  }

  /** Returns a gateway's last report. */
  public Optional<Received> find(String gateway) {
    return database.transact(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "select at, report from gateway_report where gateway = ?")) {
            statement.setString(1, gateway);
            try (ResultSet row = statement.executeQuery()) {
              return row.next()
                  ? Optional.of(new Received(ConsentQueries.instant(row, 1), row.getString(2)))
                  : Optional.empty();
            }
          }
        });
  }
}
