package io.consentgate.gateway.store.journal;

import io.consentgate.contract.entitlement.EntitlementId;
import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.ConsentTerms;
import io.consentgate.contract.grant.Custody;
import io.consentgate.contract.grant.GatewayId;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.contract.grant.NoticeHash;
import io.consentgate.contract.grant.PrincipalId;
import io.consentgate.contract.grant.Purpose;
import io.consentgate.contract.grant.StatusReference;
import io.consentgate.gateway.consent.GrantLedger;
import io.consentgate.gateway.consent.GrantRecord;
import io.consentgate.gateway.consent.GrantState;
import io.consentgate.gateway.store.database.Database;
import io.consentgate.gateway.store.database.Question;
import java.net.URI;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Grants in table {@code consent_grant}. */
final class H2GrantLedger implements GrantLedger {

  private static final String INSERT =
      """
      INSERT INTO consent_grant (id, principal, purpose, custody, model_set, gateway, notice,
        status_list, status_index, issued, enrol_by, expires, jws, entitlement, state)
      SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'STANDING'
      WHERE NOT EXISTS (SELECT 1 FROM consent_grant WHERE id = ?)
      """;

  private static final Question<GrantRecord> WHOLE =
      new Question<>("SELECT * FROM consent_grant WHERE id = ?", H2GrantLedger::read);

  private static final Question<GrantState> STATE =
      new Question<>("SELECT state FROM consent_grant WHERE id = ?", H2GrantLedger::state);

  private final Database database;
  private final LatestGrants latest;

  H2GrantLedger(Database database, LatestGrants latest) {
    this.database = database;
    this.latest = latest;
  }

  @Override
  public void keep(ConsentGrant grant, String compactJws, EntitlementId entitlement) {
    int rows =
        database.durably(
            connection -> {
              try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                fill(insert, grant);
                insert.setString(13, compactJws);
                insert.setString(14, entitlement.hex());
                insert.setObject(15, grant.id().value());
                return insert.executeUpdate();
              }
            });
    if (rows == 0) {
      throw new IllegalStateException("that grant is kept already");
    }
  }

  @Override
  public Optional<GrantRecord> find(GrantId id) {
    GrantRecord before = latest.find(id);
    return before == null
        ? database.find(WHOLE, id.value()).map(latest::keep)
        : database.find(STATE, id.value()).map(state -> in(state, before));
  }

  /** What was agreed never changes; whether it stands does. */
  private static GrantRecord in(GrantState state, GrantRecord record) {
    return record.state() == state
        ? record
        : new GrantRecord(record.grant(), record.entitlement(), state);
  }

  private static GrantState state(ResultSet row) throws SQLException {
    return GrantState.valueOf(row.getString("state"));
  }

  /** Returns the grants that nothing is known against here. */
  List<ConsentGrant> standing() {
    return database.run(
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement(
                      "SELECT * FROM consent_grant WHERE state = 'STANDING'");
              ResultSet row = select.executeQuery()) {
            List<ConsentGrant> standing = new ArrayList<>();
            while (row.next()) {
              standing.add(read(row).grant());
            }
            return standing;
          }
        });
  }

  private static void fill(PreparedStatement insert, ConsentGrant grant) throws SQLException {
    ConsentTerms terms = grant.terms();
    insert.setObject(1, grant.id().value());
    insert.setObject(2, grant.principal().value());
    insert.setString(3, terms.purpose().name());
    insert.setString(4, terms.custody().name());
    insert.setString(5, terms.modelSet().value());
    insert.setString(6, terms.gateway().value());
    insert.setString(7, terms.notice().hex());
    insert.setString(8, grant.status().list().toString());
    insert.setInt(9, grant.status().index());
    insert.setObject(10, grant.issued());
    insert.setObject(11, grant.enrolBy());
    insert.setObject(12, grant.expires());
  }

  static GrantRecord read(ResultSet row) throws SQLException {
    ConsentTerms terms =
        new ConsentTerms(
            Purpose.valueOf(row.getString("purpose")),
            Custody.valueOf(row.getString("custody")),
            new ModelSetId(row.getString("model_set")),
            new GatewayId(row.getString("gateway")),
            new NoticeHash(row.getString("notice")));
    ConsentGrant grant =
        new ConsentGrant(
            new GrantId(row.getObject("id", UUID.class)),
            new PrincipalId(row.getObject("principal", UUID.class)),
            terms,
            new StatusReference(
                URI.create(row.getString("status_list")), row.getInt("status_index")),
            row.getObject("issued", Instant.class),
            row.getObject("enrol_by", Instant.class),
            row.getObject("expires", Instant.class));
    return new GrantRecord(grant, new EntitlementId(row.getString("entitlement")), state(row));
  }
}
