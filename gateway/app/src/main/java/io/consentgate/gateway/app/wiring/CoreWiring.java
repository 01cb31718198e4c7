package io.consentgate.gateway.app.wiring;

import io.consentgate.contract.grant.GatewayId;
import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.gateway.access.AttemptLedger;
import io.consentgate.gateway.access.EntryJournal;
import io.consentgate.gateway.access.EntryService;
import io.consentgate.gateway.access.FaceComparison;
import io.consentgate.gateway.access.FaceEntry;
import io.consentgate.gateway.access.FaceGate;
import io.consentgate.gateway.access.TicketEntry;
import io.consentgate.gateway.audit.AuditTrail;
import io.consentgate.gateway.biometric.ComparisonThreshold;
import io.consentgate.gateway.biometric.ProbeCapture;
import io.consentgate.gateway.biometric.ReferenceStore;
import io.consentgate.gateway.consent.ConsentCheck;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.consent.GrantLedger;
import io.consentgate.gateway.consent.StatusArchive;
import io.consentgate.gateway.consent.StatusBook;
import io.consentgate.gateway.entitlement.EntitlementCheck;
import io.consentgate.gateway.entitlement.EntitlementLedger;
import io.consentgate.gateway.lane.FaceLaneInterlock;
import io.consentgate.gateway.lane.LaneConditions;
import io.consentgate.gateway.pass.PassVerifier;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** From a code to a decision. */
@Factory
public final class CoreWiring {

  /** Returns what the status lists said. */
  @Singleton
  public StatusBook status(
      StatusArchive archive, InstantSource wall, LongSupplier nanos, PolicyPack pack) {
    return new StatusBook(archive, wall, nanos, pack.maxStatusAge());
  }

  /** Returns the mint of live consents. */
  @Singleton
  public ConsentCheck consents(
      GrantLedger grants,
      StatusBook status,
      GatewayClock clock,
      GatewayId gateway,
      Faces faces,
      PolicyPack pack) {
    return new ConsentCheck(grants, status, clock, gateway, faces.modelSet(), pack);
  }

  /** Returns the mint of armed face lanes. */
  @Singleton
  public FaceLaneInterlock lanes(
      PolicyPack pack, LaneConditions conditions, StatusBook status, GatewayClock clock) {
    return new FaceLaneInterlock(pack, conditions, status, clock);
  }

  /** Returns what judges entitlements. */
  @Singleton
  public EntitlementCheck entitlements(EntitlementLedger ledger, GatewayClock clock) {
    return new EntitlementCheck(ledger, clock);
  }

  /** Returns the threshold of the model set at the pack's FMR. */
  @Singleton
  public ComparisonThreshold threshold(Faces faces, PolicyPack pack) {
    return faces.threshold(pack.maxFalseMatchRate());
  }

  /** Returns what one comparison needs. */
  @Singleton
  public FaceComparison comparison(
      ProbeCapture capture,
      ReferenceStore references,
      ComparisonThreshold threshold,
      AttemptLedger attempts) {
    return new FaceComparison(capture, references, threshold, attempts);
  }

  /** Returns what must hold before a frame is looked at. */
  @Singleton
  public FaceGate gate(
      PassVerifier passes, GrantLedger grants, ConsentCheck consents, FaceLaneInterlock lanes) {
    return new FaceGate(passes, grants, consents, lanes);
  }

  /** Returns the way in without a face. */
  @Singleton
  public TicketEntry tickets(
      EntitlementCheck entitlements, EntryJournal journal, GatewayClock clock) {
    return new TicketEntry(entitlements, journal, clock);
  }

  /** Returns the way in with a face. */
  @Singleton
  public FaceEntry faces(
      FaceGate gate, TicketEntry tickets, FaceComparison comparison, GatewayClock clock) {
    return new FaceEntry(gate, tickets, comparison, clock);
  }

  /** Returns both ways in. */
  @Singleton
  public EntryService entries(
      TicketEntry tickets,
      FaceEntry faces,
      EntryJournal journal,
      AuditTrail audit,
      GatewayClock clock) {
    return new EntryService(tickets, faces, journal, audit, clock);
  }
}
