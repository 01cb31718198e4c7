package io.consentgate.gateway.app.authority;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.gateway.consent.Refusal;
import io.consentgate.gateway.consent.StatusBook;
import io.consentgate.gateway.withdrawal.WithdrawalService;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Carries a withdrawal made at the authority to its end here: the reference is erased. */
public final class StatusSweep {

  private final Supplier<List<ConsentGrant>> standing;
  private final StatusBook book;
  private final WithdrawalService withdrawals;

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
    withdrawals.sweep();
  }
}
