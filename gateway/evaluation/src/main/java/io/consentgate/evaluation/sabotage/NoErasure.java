package io.consentgate.evaluation.sabotage;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.receipt.ResidueFinding;
import io.consentgate.gateway.app.Settings;
import io.consentgate.gateway.app.wiring.ConsentWiring;
import io.consentgate.gateway.app.wiring.StoreWiring;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.pass.PassVerifier;
import io.consentgate.gateway.store.GatewayStore;
import io.consentgate.gateway.withdrawal.EndRules;
import io.consentgate.gateway.withdrawal.ErasureLedger;
import io.consentgate.gateway.withdrawal.ErasureProof;
import io.consentgate.gateway.withdrawal.KeyRing;
import io.consentgate.gateway.withdrawal.ResidueCheck;
import io.consentgate.gateway.withdrawal.WithdrawalService;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;

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

  private static final class RowKept extends PassedOn {

    RowKept(ErasureLedger real) {
      super(real);
    }

    @Override
    public void deleteReference(GrantId grant) {
      // The fault: nothing is deleted.
    }
  }
}
