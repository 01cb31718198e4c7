package io.consentgate.authority.record;

import io.consentgate.contract.grant.NoticeHash;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Every notice that was ever in force, by its hash (ST-11). */
@Singleton
public final class NoticeShelf {
  private final Database database;

  /** Makes the shelf over a database. */
  public NoticeShelf(Database database) {
    this.database = database;
  }

  /** Returns a notice as JSON. */
  public Optional<String> find(NoticeHash hash) {
    return database.transact(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement("select content from notice where hash = ?")) {
            statement.setString(1, hash.hex());
            try (ResultSet row = statement.executeQuery()) {
              return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
          }
        });
  }

  /**
   * Keeps a notice, unless it is kept already.
   *
   * @param json the notice
   */
  public void keep(NoticeHash hash, int version, String language, String json, Instant now) {
    if (find(hash).isPresent()) {
      return;
    }
    database.transact(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement("insert into notice values (?, ?, ?, ?, ?)")) {
            statement.setString(1, hash.hex());
            statement.setInt(2, version);
            statement.setString(3, language);
            statement.setString(4, json);
            statement.setObject(5, now.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
          }
        });
  }
}
