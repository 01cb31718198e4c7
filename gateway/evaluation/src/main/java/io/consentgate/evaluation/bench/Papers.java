package io.consentgate.evaluation.bench;

import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.contract.exchange.EntitlementRow;
import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.ConsentTerms;
import io.consentgate.contract.grant.Custody;
import io.consentgate.contract.grant.GatewayId;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.contract.grant.NoticeHash;
import io.consentgate.contract.grant.PrincipalId;
import io.consentgate.contract.grant.Purpose;
import io.consentgate.contract.grant.StatusReference;
import io.consentgate.contract.status.StatusList;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;

/** What an authority would hand out: grants, status lists and tickets, for one gateway. */
public final class Papers {

  /** The gateway they are for. */
  public static final GatewayId GATEWAY = new GatewayId("bench-gate");

  /** Positions that a status list covers. */
  static final int POSITIONS = 4096;

  private static final URI LIST = URI.create("http://127.0.0.1:8480/status-lists/1");
  private static final Duration LIST_LIFE = Duration.ofMinutes(10);
  private static final Duration GRANT_LIFE = Duration.ofDays(1);

  private final ModelSetId modelSet;
  private final BitSet withdrawn = new BitSet();
  private int grants;
  private long tickets;
  private Instant lastList = Instant.EPOCH;

  /** Begins with nobody. */
  public Papers(ModelSetId modelSet) {
    this.modelSet = modelSet;
  }

  /** Issues a grant. */
  ConsentGrant grant(Instant now, Custody custody) {
    return grant(now, custody, GRANT_LIFE);
  }

  /** Issues a grant for a time. */
  public ConsentGrant grant(Instant now, Custody custody, Duration life) {
    Instant issued = now.truncatedTo(ChronoUnit.SECONDS).minusSeconds(1);
    return new ConsentGrant(
        new GrantId(UUID.randomUUID()),
        new PrincipalId(UUID.randomUUID()),
        new ConsentTerms(
            Purpose.ENTRY_VERIFICATION,
            custody,
            modelSet,
            GATEWAY,
            new NoticeHash("0123456789abcdef".repeat(4))),
        new StatusReference(LIST, grants++),
        issued,
        issued.plus(Duration.ofHours(1)),
        issued.plus(life));
  }

  /** Writes down that a grant was withdrawn, for the lists from now on. */
  void withdraw(ConsentGrant grant) {
    withdrawn.set(grant.status().index());
  }

  /** Issues a list, newer than the one before. */
  public StatusList statusList(Instant now) {
    Instant issued = now.truncatedTo(ChronoUnit.SECONDS);
    lastList = issued.isAfter(lastList) ? issued : lastList.plusSeconds(1);
    return new StatusList(LIST, lastList, now.plus(LIST_LIFE), LIST_LIFE, POSITIONS, withdrawn);
  }

  /** Issues a ticket with as many entries as a ticket may have. */
  public EntitlementRow ticket(String id, PortalId portal, Instant now) {
    return new EntitlementRow(
        id,
        List.of(portal.value()),
        now.minus(Duration.ofHours(1)),
        now.plus(Duration.ofDays(1)),
        io.consentgate.contract.entitlement.Entitlement.MAX_ENTRIES,
        ++tickets);
  }
}
