package io.consentgate.evaluation.demo;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.store.database.DatabaseFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HexFormat;

/** One sealed reference as it lies in a gateway's database. */
final class SealedRow {

  private static final String SELECT =
      "SELECT sealed, issued, expires FROM sealed_reference WHERE grant_id = ?";
  private final GrantId grant;
  private final byte[] sealed;
  private final OffsetDateTime issued;
  private final OffsetDateTime expires;

  private SealedRow(GrantId grant, byte[] sealed, OffsetDateTime issued, OffsetDateTime expires) {
    this.grant = grant;
    this.sealed = sealed;
    this.issued = issued;
    this.expires = expires;
  }

  /**
   * Reads a row.
   *
   * @param folder a data folder that no gateway uses
   * @param grant whose row
   * @throws IOException if it is not there
   */
  static SealedRow read(Path folder, GrantId grant) throws IOException, SQLException {
    try (Connection connection = open(folder);
        PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setObject(1, grant.value());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new IOException("the row is not there");
        }
        return new SealedRow(
            grant,
            row.getBytes(1),
            row.getObject(2, OffsetDateTime.class),
            row.getObject(3, OffsetDateTime.class));
      }
    }
  }

  /** Tells whether a row is there. */
  static boolean isIn(Path folder, GrantId grant) throws SQLException {
    try (Connection connection = open(folder);
        PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setObject(1, grant.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Returns the statements that put the row into a database. */
  String asStatements() {
    return """
    INSERT INTO sealed_reference (grant_id, sealed, issued, expires, latest)
    VALUES (UUID '%1$s', X'%2$s', TIMESTAMP WITH TIME ZONE '%3$s',
      TIMESTAMP WITH TIME ZONE '%4$s', TIMESTAMP WITH TIME ZONE '%4$s');
    CHECKPOINT SYNC;
    """
        .formatted(grant.value(), HexFormat.of().formatHex(sealed), issued, expires);
  }

  /** Returns the address of the database in a data folder. */
  static String url(Path folder) {
    return DatabaseFile.address(folder, "journal");
  }

  private static Connection open(Path folder) throws SQLException {
    return DriverManager.getConnection(url(folder), "sa", "");
  }
}
