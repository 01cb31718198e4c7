package io.consentgate.evaluation.sabotage;

import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.ConsentTerms;
import io.consentgate.contract.grant.Custody;
import io.consentgate.contract.grant.GatewayId;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.grant.NoticeHash;
import io.consentgate.contract.grant.PrincipalId;
import io.consentgate.contract.grant.Purpose;
import io.consentgate.contract.grant.StatusReference;
import io.consentgate.gateway.app.Settings;
import io.consentgate.gateway.app.wiring.CoreWiring;
import io.consentgate.gateway.app.wiring.Faces;
import io.consentgate.gateway.biometric.CaptureException;
import io.consentgate.gateway.biometric.ProbeCapture;
import io.consentgate.gateway.consent.ConsentResult;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.entitlement.EntitlementCheck;
import io.consentgate.gateway.entitlement.EntitlementLedger;
import io.consentgate.gateway.lane.LaneResult;
import io.consentgate.gateway.store.GatewayStore;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** {@link Sabotage#DETECTOR_BEFORE_CONSENT}. */
@Factory
@Requires(property = Sabotage.PROPERTY, value = "detector-before-consent")
final class DetectorBeforeConsent {

  /** Returns a check of tickets that has a look at the face first. */
  @Singleton
  @Replaces(value = EntitlementCheck.class, factory = CoreWiring.class)
  EntitlementCheck entitlements(
      GatewayStore store,
      ProbeCapture capture,
      Settings settings,
      Faces faces,
      GatewayClock clock) {
    EntitlementLedger real = store.entries().entitlements();
    PortalId portal = settings.portals().getFirst().id();
    return new EntitlementCheck(
        id -> {
          look(capture, portal, nobodyGaveThis(settings.gateway(), faces));
          return real.find(id);
        },
        clock);
  }

  private static void look(ProbeCapture capture, PortalId portal, ConsentGrant grant) {
    ConsentLie lie = new ConsentLie(grant, InstantSource.system());
    if (lie.consent() instanceof ConsentResult.Live live
        && lie.lane(portal) instanceof LaneResult.Armed armed) {
      try {
        capture.probe(live.consent(), armed.lane()).close();
      } catch (CaptureException _) {
        // Nobody there; the search was made all the same.
        return;
      }
    }
  }

  private static ConsentGrant nobodyGaveThis(GatewayId gateway, Faces faces) {
    Instant now = InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS);
    Instant soon = now.plus(Duration.ofMinutes(1));
    return new ConsentGrant(
        new GrantId(new UUID(0, 1)),
        new PrincipalId(new UUID(0, 1)),
        new ConsentTerms(
            Purpose.ENTRY_VERIFICATION,
            Custody.SEALED,
            faces.modelSet(),
            gateway,
            new NoticeHash("0".repeat(64))),
        new StatusReference(URI.create("http://127.0.0.1/nowhere"), 0),
        now,
        soon,
        soon);
  }
}
