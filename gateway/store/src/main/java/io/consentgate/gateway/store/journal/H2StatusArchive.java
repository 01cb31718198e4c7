package io.consentgate.gateway.store.journal;

import io.consentgate.gateway.consent.StatusArchive;
import io.consentgate.gateway.store.database.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.BitSet;

/** What was seen of the status lists, in table {@code status_archive}. */
final class H2StatusArchive implements StatusArchive {

  private final Database database;

  H2StatusArchive(Database database) {
    this.database = database;
  }

  @Override
  public Memory load() {
    return database.run(
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement(
                      "SELECT highest_issued, invalid FROM status_archive");
              ResultSet row = select.executeQuery()) {
            return row.next()
                ? new Memory(row.getObject(1, Instant.class), BitSet.valueOf(row.getBytes(2)))
                : new Memory(Instant.EPOCH, new BitSet());
          }
        });
  }

  @Override
  public void store(Memory memory) {
    database.durably(
        connection -> {
          try (PreparedStatement merge =
              connection.prepareStatement("MERGE INTO status_archive KEY (id) VALUES (1, ?, ?)")) {
            merge.setObject(1, memory.highestIssued());
            merge.setBytes(2, memory.invalid().toByteArray());
            return merge.executeUpdate();
          }
        });
  }
}
