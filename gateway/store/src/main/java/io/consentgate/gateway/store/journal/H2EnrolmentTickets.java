package io.consentgate.gateway.store.journal;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.enrolment.EnrolmentTickets;
import io.consentgate.gateway.store.database.Database;
import java.sql.PreparedStatement;

/** The one enrolment of each grant, as a flag of its row. */
final class H2EnrolmentTickets implements EnrolmentTickets {

  private static final String CONSUME =
      """
      UPDATE consent_grant SET is_enrolment_used = TRUE
      WHERE id = ? AND state = 'STANDING' AND NOT is_enrolment_used
      """;

  private final Database database;

  H2EnrolmentTickets(Database database) {
    this.database = database;
  }

  @Override
  public boolean consume(GrantId grant) {
    return database.durably(
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(CONSUME)) {
            update.setObject(1, grant.value());
            return update.executeUpdate() == 1;
          }
        });
  }
}
