package io.consentgate.gateway.testing;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.gateway.consent.ConsentCheck;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.consent.SignedTime;
import io.consentgate.gateway.consent.StatusBook;
import io.consentgate.gateway.lane.FaceLaneInterlock;
import java.time.Duration;

/** A gateway's core on ports in memory, with one entitlement and one grant that stand. */
public final class World {

  /** The clocks. */
  public final TestClock time = new TestClock();

  /** The clock's mark. */
  public final MemoryClockMark mark = new MemoryClockMark();

  /** The watched clock. */
  public final GatewayClock clock = new GatewayClock(time, time::nanos, mark);

  /** The memory of status lists. */
  public final MemoryStatusArchive archive = new MemoryStatusArchive();

  /** The status book; has a fresh list. */
  public final StatusBook status =
      new StatusBook(archive, time, time::nanos, Duration.ofMinutes(10));

  /** The grants; number 1 stands. */
  public final MemoryGrants grants = new MemoryGrants();

  /** Entitlements, entries and audit; number 1 buys two entries. */
  public final MemoryEntitlements entitlements = new MemoryEntitlements();

  /** The attempts. */
  public final MemoryAttempts attempts = new MemoryAttempts();

  /** The conditions of the lane; all good. */
  public final SettableConditions conditions = new SettableConditions();

  /** The grant. */
  public final ConsentGrant grant = Samples.grant(1, time.instant());

  /** The check. */
  public final ConsentCheck consents =
      new ConsentCheck(grants, status, clock, Samples.GATEWAY, Samples.MODEL_SET, PolicyPack.DEMO);

  /** The interlock, under the pack for trying out. */
  public final FaceLaneInterlock lanes =
      new FaceLaneInterlock(PolicyPack.DEMO, conditions, status, clock);

  /** Begins; the authority has just told the time. */
  public World() {
    clock.hear(new SignedTime(time.instant(), time.nanos(), SignedTime.Kind.LIST));
    grants.keep(grant, "", Samples.entitlementId(1));
    entitlements.add(Samples.entitlement(1, time.instant(), 2));
    status.accept(Samples.statusList(time.instant()));
  }
}
