package io.consentgate.evaluation.sabotage;

import io.consentgate.contract.entitlement.EntitlementId;
import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.contract.status.StatusList;
import io.consentgate.gateway.consent.ClockMark;
import io.consentgate.gateway.consent.ConsentCheck;
import io.consentgate.gateway.consent.ConsentResult;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.consent.GrantLedger;
import io.consentgate.gateway.consent.GrantRecord;
import io.consentgate.gateway.consent.GrantState;
import io.consentgate.gateway.consent.StatusArchive;
import io.consentgate.gateway.consent.StatusBook;
import io.consentgate.gateway.lane.FaceLaneInterlock;
import io.consentgate.gateway.lane.LaneResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.Optional;

/**
 * What somebody can do who controls everything that the check of consent asks: a live consent, and
 * an armed lane, for a grant that may have ended or never been given.
 */
public final class ConsentLie {

  private static final Duration LONG = Duration.ofMinutes(10);

  private final ConsentGrant grant;
  private final InstantSource clock;
  private final StatusBook book;

  /**
   * Prepares to lie about one grant.
   *
   * @param grant what is claimed to stand
   * @param clock the time
   */
  public ConsentLie(ConsentGrant grant, InstantSource clock) {
    this.grant = grant;
    this.clock = clock;
    book = new StatusBook(new NoArchive(), clock, System::nanoTime, LONG);
  }

  /** Returns the real check's answer to the lies. */
  public ConsentResult consent() {
    believe();
    return new ConsentCheck(
            new OneGrant(grant),
            book,
            new GatewayClock(clock, System::nanoTime, new NoMark()),
            grant.terms().gateway(),
            grant.terms().modelSet(),
            PolicyPack.DEMO)
        .live(grant.id(), grant.terms().purpose());
  }

  /** Returns the real interlock's answer to the lies. */
  LaneResult lane(PortalId portal) {
    believe();
    return new FaceLaneInterlock(
            PolicyPack.DEMO,
            new AllIsWell(),
            book,
            new GatewayClock(clock, System::nanoTime, new NoMark()))
        .lane(portal);
  }

  private void believe() {
    Instant now = clock.instant();
    int positions = grant.status().index() + 1;
    book.accept(
        new StatusList(grant.status().list(), now, now.plus(LONG), LONG, positions, new BitSet()));
  }

  private record OneGrant(ConsentGrant grant) implements GrantLedger {

    @Override
    public void keep(ConsentGrant kept, String compactJws, EntitlementId entitlement) {
      throw new UnsupportedOperationException("a liar keeps nothing");
    }

    @Override
    public Optional<GrantRecord> find(GrantId id) {
      EntitlementId nobody = new EntitlementId("0".repeat(64));
      return Optional.of(new GrantRecord(grant, nobody, GrantState.STANDING));
    }
  }

  private static final class NoArchive implements StatusArchive {

    @Override
    public Memory load() {
      return new Memory(Instant.EPOCH, new BitSet());
    }

    @Override
    public void store(Memory memory) {}
  }

  private static final class NoMark implements ClockMark {

    @Override
    public Seen load() {
      return Seen.NOTHING;
    }

    @Override
    public boolean store(Seen seen) {
      return true;
    }

    @Override
    public boolean lower(Seen seen) {
      return true;
    }
  }
}
