package io.consentgate.evaluation.sabotage;

import io.consentgate.contract.entitlement.Entitlement;
import io.consentgate.contract.entitlement.EntitlementId;
import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.gateway.access.EntryJournal;
import io.consentgate.gateway.access.EntryTicket;
import io.consentgate.gateway.app.PortalSetting;
import io.consentgate.gateway.app.Settings;
import io.consentgate.gateway.app.wiring.CoreWiring;
import io.consentgate.gateway.app.wiring.StoreWiring;
import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.entitlement.EntitlementCheck;
import io.consentgate.gateway.entitlement.EntitlementStanding;
import io.consentgate.gateway.store.GatewayStore;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@link Sabotage#DOOR_ALWAYS_OPENS}. */
@Factory
@Requires(property = Sabotage.PROPERTY, value = "door-always-opens")
final class DoorAlwaysOpens {

  private static final Duration DAY = Duration.ofDays(1);

  /** Returns a check that finds every ticket good. */
  @Singleton
  @Replaces(value = EntitlementCheck.class, factory = CoreWiring.class)
  EntitlementCheck entitlements(Settings settings, InstantSource wall, GatewayClock clock) {
    Set<PortalId> portals =
        settings.portals().stream().map(PortalSetting::id).collect(Collectors.toSet());
    return new EntitlementCheck(
        id -> Optional.of(new EntitlementStanding(good(id, portals, wall.instant()), 1)), clock);
  }

  /** Returns a journal that finds an entry on every ticket. */
  @Singleton
  @Replaces(value = EntryJournal.class, factory = StoreWiring.class)
  EntryJournal entries(GatewayStore store) {
    return new Generous(store.entries().entries());
  }

  private static Entitlement good(EntitlementId id, Set<PortalId> portals, Instant now) {
    return new Entitlement(id, portals, now.minus(DAY), now.plus(DAY), 1);
  }

  private record Generous(EntryJournal real) implements EntryJournal {

    @Override
    public Optional<EntryTicket> take(EntitlementId entitlement, AuditEvent.Admitted event) {
      return Optional.of(
          real.take(entitlement, event).orElseGet(() -> new EntryTicket(entitlement, 1)));
    }

    @Override
    public void giveBack(EntryTicket ticket, AuditEvent.DidNotOpen event) {
      real.giveBack(ticket, event);
    }
  }
}
