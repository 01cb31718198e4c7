package io.consentgate.gateway.store.journal;

import io.consentgate.gateway.store.database.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;

/** Whether the operator ended the service that compares faces, in table {@code face_service}. */
public final class FaceService {

  private final Database database;
  private volatile boolean ended;

  FaceService(Database database) {
    this.database = database;
    ended = read();
  }

  /** Tells whether it is ended. */
  public boolean isEnded() {
    return ended;
  }

  /** Ends it, durably: from here on no reference is made or used. Idempotent. */
  public void end(Instant now) {
    write("MERGE INTO face_service (id, ended) KEY (id) VALUES (1, ?)", now);
    ended = true;
  }

  /** Lets it begin again, durably, without any of its old references. Idempotent. */
  public void begin() {
    write("DELETE FROM face_service");
    ended = false;
  }

  private void write(String sql, Object... values) {
    database.durably(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
              statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
          }
        });
  }

  private boolean read() {
    return database.run(
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement("SELECT 1 FROM face_service");
              ResultSet row = select.executeQuery()) {
            return row.next();
          }
        });
  }
}
