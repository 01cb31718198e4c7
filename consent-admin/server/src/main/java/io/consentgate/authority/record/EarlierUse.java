package io.consentgate.authority.record;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.h2.jdbcx.JdbcDataSource;

/**
 * What a data folder says about its earlier use, read without changing a byte of it: a start that
 * is refused for it has touched nothing.
 *
 * @param isOfNewerVersion whether a newer version wrote it
 * @param lastStatusList when a status list was last signed, if ever and if that can be read
 */
public record EarlierUse(boolean isOfNewerVersion, Optional<Instant> lastStatusList) {

  private static final EarlierUse NONE = new EarlierUse(false, Optional.empty());

  /** Reads a folder. What cannot be read is left to {@link Database#open} to explain. */
  public static EarlierUse of(Path folder) {
    if (!Files.isRegularFile(folder.resolve(Database.NAME + ".mv.db"))) {
      return NONE;
    }
    JdbcDataSource source = Database.readOnly(folder);
    try (Connection connection = source.getConnection()) {
      boolean newer =
          Arrays.stream(Database.flyway(source).info().all())
              .anyMatch(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS);
      return new EarlierUse(newer, newer ? Optional.empty() : lastStatusList(connection));
    } catch (SQLException | FlywayException _) {
      return NONE;
    }
  }

  private static Optional<Instant> lastStatusList(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("select last_issued from status_mark where id = 1");
        ResultSet rows = select.executeQuery()) {
      return rows.next() ? Optional.of(ConsentQueries.instant(rows, 1)) : Optional.empty();
    }
  }
}
