package io.consentgate.authority.issue;

import io.consentgate.authority.clock.ProgramClock;
import io.consentgate.authority.record.ConsentLedger;
import io.consentgate.authority.record.StatusMark;
import io.consentgate.contract.grant.StatusReference;
import io.consentgate.contract.status.StatusList;
import io.consentgate.signature.Identity;
import io.consentgate.signature.StatusListSigner;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Signs the status list: at once when a grant is issued or falls, and again before the last one has
 * run half its time. Its issue time never goes back, whatever the clock does.
 */
@Singleton
public final class StatusOffice {
  private static final int GRANULE = 1_024;

  private final ConsentLedger ledger;
  private final StatusMark mark;
  private final StatusListSigner signer;
  private final ProgramClock clock;
  private final Duration timeToLive;
  private final URI address;
  private String signed = "";
  private Instant issued = Instant.EPOCH;

  /** Opens the office; the list's address is the one of the first start ever. */
  public StatusOffice(
      ConsentLedger ledger,
      StatusMark mark,
      Identity authority,
      IssueRules rules,
      ProgramClock clock) {
    this.ledger = ledger;
    this.mark = mark;
    this.signer = new StatusListSigner(authority);
    this.clock = clock;
    this.timeToLive = rules.statusTimeToLive();
    this.address = mark.addressOr(rules.statusList());
  }

  /** Returns the list as it stands now, compact JWS. */
  public synchronized String current() {
    Instant now = clock.instant();
    boolean fresh =
        !signed.isEmpty()
            && !now.isBefore(issued)
            && now.isBefore(issued.plus(timeToLive.dividedBy(2)));
    if (!fresh) {
      sign();
    }
    return signed;
  }

  /** Signs a new list because a grant was issued or fell. */
  public synchronized void changed() {
    sign();
  }

  /** Returns the reference that a grant at a position carries. */
  public StatusReference reference(int position) {
    return new StatusReference(address, position);
  }

  private void sign() {
    issued = mark.advance(clock.instant().truncatedTo(ChronoUnit.SECONDS));
    int size = (ledger.positions() / GRANULE + 1) * GRANULE;
    signed =
        signer.sign(
            new StatusList(
                address, issued, issued.plus(timeToLive), timeToLive, size, ledger.invalid()));
  }
}
