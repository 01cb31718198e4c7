package io.consentgate.authority.rights;

import io.consentgate.authority.clock.ProgramClock;
import io.consentgate.authority.issue.Codes;
import io.consentgate.authority.issue.Refusal;
import io.consentgate.authority.issue.StatusOffice;
import io.consentgate.authority.record.ConsentLedger;
import io.consentgate.authority.record.ConsentQueries;
import io.consentgate.authority.record.ConsentView;
import io.consentgate.authority.record.Event;
import io.consentgate.authority.record.EventKind;
import io.consentgate.authority.record.Origin;
import io.consentgate.contract.exchange.WithdrawalStatement;
import io.consentgate.contract.grant.GatewayId;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.signature.InvalidJwsException;
import io.consentgate.signature.VerificationKey;
import io.consentgate.signature.WithdrawalStatements;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Takes withdrawals (CN-02): recorded first, the status list signed again at once, and only then
 * answered. Withdrawing twice is the same as withdrawing once.
 */
@Singleton
public final class WithdrawalDesk {
  private final ConsentLedger ledger;
  private final ConsentQueries queries;
  private final StatusOffice status;
  private final ProgramClock clock;

  /** Opens the desk. */
  public WithdrawalDesk(
      ConsentLedger ledger, ConsentQueries queries, StatusOffice status, ProgramClock clock) {
    this.ledger = ledger;
    this.queries = queries;
    this.status = status;
    this.clock = clock;
  }

  /** Finds the consent that a person's code belongs to, without changing anything. */
  public Optional<ConsentView> find(String typedCode) {
    return Codes.hashOfTyped(typedCode).flatMap(queries::byWithdrawalCode);
  }

  /**
   * Withdraws with the code on the person's receipt.
   *
   * @return the consent as it is now, or nothing if the code is not one of ours
   */
  public Optional<ConsentView> withdraw(String typedCode, Origin origin) {
    Optional<ConsentView> consent = find(typedCode);
    if (consent.isEmpty()) {
      return consent;
    }
    GrantId grant = consent.get().grant();
    record(new Event(grant, EventKind.WITHDRAWN, origin, ""));
    return queries.byGrant(grant);
  }

  /**
   * Takes a withdrawal that a person made at a gateway.
   *
   * @param gateway the gateway that called
   * @param key its pinned key
   * @param statement what it signed when the key half was destroyed
   * @throws Refusal if it is not genuine or not about a consent for this gateway
   */
  public void accept(GatewayId gateway, VerificationKey key, String statement) throws Refusal {
    try {
      WithdrawalStatement withdrawal = WithdrawalStatements.verify(statement, key, gateway.value());
      GrantId grant = GrantId.parse(withdrawal.grantId());
      boolean own = queries.byGrant(grant).filter(c -> c.gateway().equals(gateway)).isPresent();
      if (!own) {
        throw new Refusal("unknown-grant", "No consent of this gateway has this id.");
      }
      record(new Event(grant, EventKind.WITHDRAWN, Origin.GATEWAY, statement));
    } catch (InvalidJwsException _) {
      throw new Refusal("statement-not-genuine", "Sign the statement with the gateway's own key.");
    }
  }

  private void record(Event event) {
    if (ledger.add(event, clock.instant())) {
      status.changed();
    }
  }
}
