package io.consentgate.gateway.app.authority;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.gateway.consent.Refusal;
import io.consentgate.gateway.consent.StatusBook;
import io.consentgate.gateway.store.StoreUnavailableException;
import io.consentgate.gateway.withdrawal.WithdrawalService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries a withdrawal made at the authority to its end here: the reference is erased. */
public final class StatusSweep {

  private static final Logger LOG = LoggerFactory.getLogger(StatusSweep.class);

  private final Supplier<List<ConsentGrant>> standing;
  private final StatusBook book;
  private final WithdrawalService withdrawals;
  private volatile int failed;

  /**
   * Ties the sweep to what it uses.
   *
   * @param standing grants that nothing is known against here
   * @param book what the status lists said
   * @param withdrawals erases
   */
  public StatusSweep(
      Supplier<List<ConsentGrant>> standing, StatusBook book, WithdrawalService withdrawals) {
    this.standing = standing;
    this.book = book;
    this.withdrawals = withdrawals;
  }

  /**
   * Ends what was withdrawn at the authority; ends what is over by time; finishes what was begun.
   */
  public void round() {
    for (ConsentGrant grant : standing.get()) {
      if (book.refusal(grant).equals(Optional.of(Refusal.WITHDRAWN))) {
        withdrawals.end(grant.id(), ErasureCause.WITHDRAWN);
      }
    }
    tell(withdrawals.sweep().failed());
  }

  /**
   * Decides every end that is due and destroys its key: for the start, before anybody is served.
   */
  public void atStart() {
    try {
      withdrawals.cutOff();
    } catch (StoreUnavailableException e) {
      LOG.error("erasures wait, and nothing that ended can be used: {}", e.getMessage());
    }
  }

  /** Returns how many erasures a check has found unclean at the last round. */
  public int failed() {
    return failed;
  }

  /** Returns how long the longest overdue reference has outlived its time. */
  public Duration expiryLag() {
    return withdrawals.expiryLag();
  }

  private void tell(int now) {
    if (now > failed) {
      LOG.error(
          "{} erasure(s) have no certificate, because something of the reference is still here;"
              + " see that the key ring can be read and that its folder holds no stray files",
          now);
    } else if (now == 0 && failed > 0) {
      LOG.warn("every erasure has its certificate again");
    }
    failed = now;
  }
}
