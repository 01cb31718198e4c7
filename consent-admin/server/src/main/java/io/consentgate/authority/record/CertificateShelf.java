package io.consentgate.authority.record;

import io.consentgate.contract.grant.GatewayId;
import io.consentgate.contract.grant.GrantId;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Erasure certificates with their countersignatures. */
@Singleton
public final class CertificateShelf {
  private final Database database;

  /**
   * A certificate and what the authority said to it.
   *
   * @param certificate the gateway's, compact JWS
   * @param countersignature the authority's, compact JWS
   */
  public record Kept(String certificate, String countersignature) {}

  /** Makes the shelf over a database. */
  public CertificateShelf(Database database) {
    this.database = database;
  }

  /** Finds the certificate of a grant. */
  public Optional<Kept> find(GrantId grant) {
    return database.transact(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "select certificate, countersignature from certificate where grant_id = ?")) {
            statement.setObject(1, grant.value());
            try (ResultSet row = statement.executeQuery()) {
              return row.next()
                  ? Optional.of(new Kept(row.getString(1), row.getString(2)))
                  : Optional.empty();
            }
          }
        });
  }

  /** Keeps a certificate; a grant has one. */
  public void keep(GrantId grant, GatewayId gateway, Kept kept, Instant received) {
    database.transact(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement("insert into certificate values (?, ?, ?, ?, ?)")) {
            statement.setObject(1, grant.value());
            statement.setString(2, gateway.value());
            statement.setString(3, kept.certificate());
            statement.setString(4, kept.countersignature());
            statement.setObject(5, received.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
          }
        });
  }
}
