package io.consentgate.gateway.app.wiring;

import io.consentgate.gateway.app.portal.PassLaneRound;
import io.consentgate.gateway.app.portal.ServedPortals;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.entitlement.EntitlementCheck;
import io.consentgate.gateway.lane.PassLaneProof;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.function.LongSupplier;

/** The proof that the way in without a face works. */
@Factory
public final class PassLaneWiring {

  /** Returns what the way in without a face needs. */
  @Singleton
  PassLaneTrials trials(EntitlementCheck tickets, GatewayClock clock, SecureRandom random) {
    return new PassLaneTrials(tickets, clock, random);
  }

  /** Returns what knows whether it works. */
  @Singleton
  public PassLaneProof proof(
      PassLaneTrials trials,
      ServedPortals portals,
      BeanProvider<EmbeddedServer> server,
      LongSupplier nanos) {
    return new PassLaneProof(trials.with(portals, new KeyboardPath(server), nanos), nanos);
  }

  /** Returns what tries it again and again. */
  @Singleton
  public PassLaneRound rounds(PassLaneProof proof, ServedPortals portals) {
    return new PassLaneRound(proof, portals);
  }
}
