package io.consentgate.evaluation.sabotage;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.contract.receipt.ResidueFinding;
import io.consentgate.gateway.app.Settings;
import io.consentgate.gateway.app.wiring.ConsentWiring;
import io.consentgate.gateway.app.wiring.StoreWiring;
import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.consent.ErasureInstant;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.pass.PassVerifier;
import io.consentgate.gateway.store.GatewayStore;
import io.consentgate.gateway.withdrawal.EndRules;
import io.consentgate.gateway.withdrawal.Erasure;
import io.consentgate.gateway.withdrawal.ErasureLedger;
import io.consentgate.gateway.withdrawal.ErasureProof;
import io.consentgate.gateway.withdrawal.KeyRing;
import io.consentgate.gateway.withdrawal.ResidueCheck;
import io.consentgate.gateway.withdrawal.WithdrawalService;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** {@link Sabotage#NO_ERASURE}. */
@Factory
@Requires(property = Sabotage.PROPERTY, value = "no-erasure")
final class NoErasure {

  /** Returns a withdrawal that leaves the row where it is. */
  @Singleton
  @Replaces(value = WithdrawalService.class, factory = ConsentWiring.class)
  WithdrawalService withdrawals(
      PassVerifier passes,
      Settings settings,
      GatewayStore store,
      ErasureProof proof,
      EndRules rules,
      GatewayClock clock) {
    KeyRing forgetful = new DiskForgotten(store.keyRing(), settings.data().resolve("keyring"));
    ErasureLedger ledger = new RowKept(store.erasures());
    return new WithdrawalService(passes, forgetful, ledger, proof, rules, clock);
  }

  /** Returns a check that finds nothing, whatever is there. */
  @Singleton
  @Replaces(value = ResidueCheck.class, factory = StoreWiring.class)
  ResidueCheck residue() {
    return _ -> List.of(new ResidueFinding("key-half-in-ring", true));
  }

  private record RowKept(ErasureLedger real) implements ErasureLedger {

    @Override
    public Optional<Erasure> decide(Erasure erasure) {
      return real.decide(erasure);
    }

    @Override
    public List<Erasure> unfinished() {
      return real.unfinished();
    }

    @Override
    public void decideAll(List<Erasure> erasures) {
      real.decideAll(erasures);
    }

    @Override
    public List<ConsentGrant> due(ErasureInstant now, Duration maxRetention) {
      return real.due(now, maxRetention);
    }

    @Override
    public Optional<Instant> overdueSince(Instant now, Duration maxRetention) {
      return real.overdueSince(now, maxRetention);
    }

    @Override
    public List<GrantId> standing(Predicate<ModelSetId> sets) {
      return real.standing(sets);
    }

    @Override
    public void deleteReference(GrantId grant) {
      // The fault: nothing is deleted.
    }

    @Override
    public void certify(
        ErasureCertificate certificate, String compactJws, AuditEvent.Erased event) {
      real.certify(certificate, compactJws, event);
    }

    @Override
    public Optional<String> certificate(GrantId grant) {
      return real.certificate(grant);
    }
  }
}
