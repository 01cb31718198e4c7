package io.consentgate.gateway.app.kiosk;

import io.consentgate.gateway.access.PresentedCode;
import io.consentgate.gateway.app.portal.CodeTaker;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.withdrawal.WithdrawalResult;
import io.consentgate.gateway.withdrawal.WithdrawalService;

/** Withdrawing: hold up the pass, and the template behind it is gone. Needs nobody else. */
public final class Undoing {

  private final KioskWorld world;
  private final WithdrawalService withdrawals;
  private final Runnable reporting;

  /**
   * Ties it to what it uses.
   *
   * @param world where it happens
   * @param withdrawals erases
   * @param reporting sends what waits for the authority, soon
   */
  public Undoing(KioskWorld world, WithdrawalService withdrawals, Runnable reporting) {
    this.world = world;
    this.withdrawals = withdrawals;
    this.reporting = reporting;
  }

  /** Asks for the pass. */
  void begin(KioskSession session, KioskStep.Start from) {
    ask(session, from, "");
  }

  private void ask(KioskSession session, KioskStep from, String note) {
    boolean asked = from instanceof KioskStep.HoldPass;
    if (session.move(from, new KioskStep.HoldPass(note), world.now()) && !asked) {
      world.portalOf(session).desk().ask(new PassTaker(session));
    }
  }

  private void withdraw(KioskSession session, KioskStep.HoldPass from, SecretBytes text) {
    switch (withdrawals.withdraw(text)) {
      case WithdrawalResult.Erased(String certificate) ->
          session.move(from, new KioskStep.Erased(certificate), world.now());
      case WithdrawalResult.NotCertified() ->
          session.move(from, new KioskStep.Result(false, "withdraw.not-certified"), world.now());
      case WithdrawalResult.UnknownPass() -> ask(session, from, "withdraw.unknown");
    }
    reporting.run();
  }

  private final class PassTaker implements CodeTaker {

    private final KioskSession session;

    PassTaker(KioskSession session) {
      this.session = session;
    }

    @Override
    public boolean isWaiting() {
      return session.step() instanceof KioskStep.HoldPass && !session.isOver(world.now());
    }

    @Override
    public void take(PresentedCode code) {
      if (!(session.step() instanceof KioskStep.HoldPass from)) {
        return;
      }
      switch (code) {
        case PresentedCode.PassText pass -> withdraw(session, from, pass.text());
        case PresentedCode.Ticket _ -> ask(session, from, "withdraw.is-ticket");
        case PresentedCode.Foreign() -> ask(session, from, "withdraw.unknown");
      }
    }
  }
}
