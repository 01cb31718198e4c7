package io.consentgate.evaluation.crash;

import io.consentgate.gateway.app.wiring.ConsentWiring;
import io.consentgate.gateway.app.wiring.StoreWiring;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.pass.PassVerifier;
import io.consentgate.gateway.store.GatewayStore;
import io.consentgate.gateway.withdrawal.EndRules;
import io.consentgate.gateway.withdrawal.ErasureProof;
import io.consentgate.gateway.withdrawal.ResidueCheck;
import io.consentgate.gateway.withdrawal.WithdrawalService;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** {@link Disorder#CERTIFICATE_FIRST} in the complete gateway. */
@Factory
@Requires(property = DisorderWiring.PROPERTY, value = "CERTIFICATE_FIRST")
final class DisorderWiring {

  /** The system property that names what is done in the wrong order. */
  static final String PROPERTY = "consentgate.disorder";

  /** Returns what destroys keys once their certificates are kept, and slowly. */
  @Singleton
  @Bean(typed = LateKeys.class)
  LateKeys lateKeys(GatewayStore store) {
    return new LateKeys(store.keyRing(), store.erasures());
  }

  /** Returns withdrawal and expiry in the wrong order. */
  @Singleton
  @Replaces(value = WithdrawalService.class, factory = ConsentWiring.class)
  WithdrawalService withdrawals(
      PassVerifier passes, LateKeys late, ErasureProof proof, EndRules rules, GatewayClock clock) {
    return new WithdrawalService(passes, late, late, proof, rules, clock);
  }

  /** Returns a check that finds nothing, whatever is there. */
  @Singleton
  @Replaces(value = ResidueCheck.class, factory = StoreWiring.class)
  ResidueCheck residue(LateKeys late) {
    return late;
  }
}
