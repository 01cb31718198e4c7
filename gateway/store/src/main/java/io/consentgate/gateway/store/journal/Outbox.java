package io.consentgate.gateway.store.journal;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.store.database.Database;
import io.consentgate.gateway.store.journal.OutboxMessage.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What the authority has to hear, in order, until it has heard it. Each message is queued once,
 * however often it is decided, and is sent again until its delivery is noted.
 */
public final class Outbox {

  private final Database database;

  Outbox(Database database) {
    this.database = database;
  }

  /** Returns messages not delivered, oldest first. */
  public List<OutboxMessage> pending(int most) {
    return database.run(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  SELECT number, kind, grant_id, body FROM outbox_message
                  WHERE NOT is_delivered ORDER BY number FETCH FIRST ? ROWS ONLY
                  """)) {
            select.setInt(1, most);
            List<OutboxMessage> messages = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                messages.add(
                    new OutboxMessage(
                        row.getLong(1),
                        Kind.valueOf(row.getString(2)),
                        new GrantId(row.getObject(3, UUID.class)),
                        row.getString(4)));
              }
            }
            return messages;
          }
        });
  }

  /** Notes, durably, that a message was delivered. Idempotent. */
  public void delivered(OutboxMessage message) {
    database.durably(
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "UPDATE outbox_message SET is_delivered = TRUE WHERE number = ?")) {
            update.setLong(1, message.number());
            return update.executeUpdate();
          }
        });
  }

  static int queue(Connection connection, Kind kind, GrantId grant, String body)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO outbox_message (kind, grant_id, body) SELECT ?, ?, ?
            WHERE NOT EXISTS (SELECT 1 FROM outbox_message WHERE kind = ? AND grant_id = ?)
            """)) {
      insert.setString(1, kind.name());
      insert.setObject(2, grant.value());
      insert.setString(3, body);
      insert.setString(4, kind.name());
      insert.setObject(5, grant.value());
      return insert.executeUpdate();
    }
  }
}
