package io.consentgate.gateway.app.wiring;

import io.consentgate.contract.grant.GatewayId;
import io.consentgate.contract.grant.GrantVerifier;
import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.gateway.app.authority.AuthorityLink;
import io.consentgate.gateway.app.authority.EntitlementSync;
import io.consentgate.gateway.app.authority.OutboxSender;
import io.consentgate.gateway.app.authority.StatusWatch;
import io.consentgate.gateway.app.kiosk.Arrival;
import io.consentgate.gateway.app.kiosk.ConsentAct;
import io.consentgate.gateway.app.kiosk.ConsentTermsHere;
import io.consentgate.gateway.app.kiosk.Enrolment;
import io.consentgate.gateway.app.kiosk.Kiosk;
import io.consentgate.gateway.app.kiosk.KioskDoorway;
import io.consentgate.gateway.app.kiosk.KioskPages;
import io.consentgate.gateway.app.kiosk.KioskSessions;
import io.consentgate.gateway.app.kiosk.KioskWorld;
import io.consentgate.gateway.app.kiosk.Undoing;
import io.consentgate.gateway.app.portal.PassageTimes;
import io.consentgate.gateway.app.portal.PortalDoor;
import io.consentgate.gateway.app.portal.ServedPortals;
import io.consentgate.gateway.app.web.PageFrame;
import io.consentgate.gateway.consent.ConsentCheck;
import io.consentgate.gateway.consent.GrantLedger;
import io.consentgate.gateway.enrolment.EnrolmentService;
import io.consentgate.gateway.entitlement.EntitlementCheck;
import io.consentgate.gateway.lane.FaceLaneInterlock;
import io.consentgate.gateway.store.custody.SealedReferenceStore;
import io.consentgate.gateway.withdrawal.WithdrawalService;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;

/** The kiosk and its pages. */
@Factory
public final class KioskWiring {

  /** Returns the sessions. */
  @Singleton
  public KioskSessions sessions(SecureRandom random, InstantSource wall) {
    return new KioskSessions(random, wall);
  }

  /** Returns what every kiosk stands in. */
  @Singleton
  public KioskWorld world(
      ServedPortals portals,
      PortalDoor door,
      EntitlementCheck entitlements,
      EntitlementSync finder,
      FaceLaneInterlock lanes,
      InstantSource wall) {
    return new KioskWorld(portals, door, entitlements, finder, lanes, wall);
  }

  /** Returns what can be consented to here. */
  @Singleton
  public ConsentTermsHere terms(PolicyPack pack, GatewayId gateway, Faces faces) {
    boolean fits = faces.dimension() <= SealedReferenceStore.MAX_CARRIED_DIMENSION;
    return new ConsentTermsHere(pack, gateway, faces.modelSet(), fits);
  }

  /** Returns arrival. */
  @Singleton
  public Arrival arrival(KioskWorld world, SecureRandom random) {
    return new Arrival(world, random);
  }

  /** Returns what a signed grant goes through. */
  @Singleton
  public ConsentAct.GrantKeeping keeping(
      GrantVerifier verifier,
      GrantLedger ledger,
      StatusWatch status,
      WithdrawalService withdrawals) {
    return new ConsentAct.GrantKeeping(verifier, ledger, status, withdrawals);
  }

  /** Returns notice and consent. */
  @Singleton
  public ConsentAct consents(
      KioskWorld world,
      ConsentTermsHere terms,
      AuthorityLink link,
      ConsentAct.GrantKeeping keeping) {
    return new ConsentAct(world, terms, link, keeping);
  }

  /** Returns capture and pass. */
  @Singleton
  public Enrolment enrolment(
      KioskWorld world,
      EnrolmentService enrolments,
      WithdrawalService withdrawals,
      ConsentCheck consents,
      StatusWatch status) {
    return new Enrolment(
        world,
        enrolments,
        withdrawals,
        consents,
        status,
        work -> Thread.ofPlatform().daemon().name("enrolment").start(work));
  }

  /** Returns withdrawal. */
  @Singleton
  public Undoing undoing(KioskWorld world, WithdrawalService withdrawals, OutboxSender outbox) {
    return new Undoing(
        world, withdrawals, () -> Thread.ofVirtual().name("report").start(outbox::round));
  }

  /** Returns the kiosk. */
  @Singleton
  public Kiosk kiosk(
      KioskWorld world,
      KioskSessions sessions,
      Arrival arrival,
      ConsentAct consents,
      Enrolment enrolment,
      Undoing undoing) {
    return new Kiosk(world, sessions, arrival, consents, enrolment, undoing);
  }

  /** Returns the way to the sessions. */
  @Singleton
  public KioskDoorway doorway(Kiosk kiosk, ServedPortals portals) {
    return new KioskDoorway(kiosk, portals);
  }

  /** Returns the frame of every page. */
  @Singleton
  public PageFrame frame(GatewayId gateway, ServedPortals portals) {
    return new PageFrame(gateway.value(), portals);
  }

  /** Returns the kiosk's pages. */
  @Singleton
  public KioskPages pages(Kiosk kiosk, PageFrame frame, PassageTimes times, ZoneId zone) {
    return new KioskPages(kiosk, frame, times, zone);
  }
}
