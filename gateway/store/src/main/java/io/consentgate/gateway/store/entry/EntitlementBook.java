package io.consentgate.gateway.store.entry;

import io.consentgate.contract.entitlement.Entitlement;
import io.consentgate.contract.entitlement.EntitlementId;
import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.contract.exchange.EntitlementRow;
import io.consentgate.gateway.entitlement.EntitlementLedger;
import io.consentgate.gateway.entitlement.EntitlementStanding;
import io.consentgate.gateway.store.database.Database;
import io.consentgate.gateway.store.database.Question;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Entitlements in table {@code entitlement}, as the authority issued them, less what was used. */
public final class EntitlementBook implements EntitlementLedger {

  private static final String UPDATE =
      """
      UPDATE entitlement
      SET portals = ?, valid_from = ?, valid_until = ?, entries = ?, sequence = ?
      WHERE id = ?
      """;

  private static final String INSERT =
      """
      INSERT INTO entitlement (portals, valid_from, valid_until, entries, sequence, id)
      VALUES (?, ?, ?, ?, ?, ?)
      """;

  private static final Question<EntitlementStanding> STANDING =
      new Question<>("SELECT * FROM entitlement WHERE id = ?", EntitlementBook::read);

  private final Database database;

  EntitlementBook(Database database) {
    this.database = database;
  }

  @Override
  public Optional<EntitlementStanding> find(EntitlementId id) {
    return database.find(STANDING, id.hex());
  }

  /**
   * Takes entitlements over, durably, all or none; entries used before stay used.
   *
   * @param rows as the authority sent them
   * @throws IllegalArgumentException if one of them is not well formed; then none is taken over
   */
  public void keep(List<EntitlementRow> rows) {
    rows.forEach(EntitlementBook::checked);
    database.durably(
        connection -> {
          for (EntitlementRow row : rows) {
            if (write(connection, UPDATE, row) == 0) {
              write(connection, INSERT, row);
            }
          }
          return rows.size();
        });
  }

  /** Returns the highest sequence number held; 0 at first. */
  public long highestSequence() {
    return database.run(
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement(
                      "SELECT COALESCE(MAX(sequence), 0) FROM entitlement");
              ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  private static int write(Connection connection, String sql, EntitlementRow row)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, row.portals().toArray(new String[0]));
      statement.setObject(2, row.from());
      statement.setObject(3, row.until());
      statement.setInt(4, row.entries());
      statement.setLong(5, row.sequence());
      statement.setString(6, row.id());
      return statement.executeUpdate();
    }
  }

  private static Entitlement checked(EntitlementRow row) {
    Set<PortalId> portals = row.portals().stream().map(PortalId::new).collect(Collectors.toSet());
    return new Entitlement(
        new EntitlementId(row.id()), portals, row.from(), row.until(), row.entries());
  }

  private static EntitlementStanding read(ResultSet row) throws SQLException {
    Object[] names = (Object[]) row.getArray("portals").getArray();
    Set<PortalId> portals =
        Arrays.stream(names).map(name -> new PortalId((String) name)).collect(Collectors.toSet());
    Entitlement entitlement =
        new Entitlement(
            new EntitlementId(row.getString("id")),
            portals,
            row.getObject("valid_from", Instant.class),
            row.getObject("valid_until", Instant.class),
            row.getInt("entries"));
    return new EntitlementStanding(
        entitlement, Math.max(0, entitlement.entries() - row.getInt("used")));
  }
}
