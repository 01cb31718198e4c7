package io.consentgate.gateway.app.kiosk;

import io.consentgate.contract.exchange.ConsentIssued;
import io.consentgate.contract.exchange.ConsentRequest;
import io.consentgate.contract.exchange.NoticeQuery;
import io.consentgate.contract.exchange.NoticeText;
import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.ConsentTerms;
import io.consentgate.contract.grant.Custody;
import io.consentgate.contract.grant.GrantVerifier;
import io.consentgate.contract.grant.InvalidGrantException;
import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.gateway.app.authority.AuthorityException;
import io.consentgate.gateway.app.authority.AuthorityLink;
import io.consentgate.gateway.app.authority.StatusWatch;
import io.consentgate.gateway.consent.GrantLedger;
import io.consentgate.gateway.lane.LaneResult.Closed;
import io.consentgate.gateway.withdrawal.WithdrawalService;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** From the choice of the way with a face to a signed grant. Refusing leaves no trace. */
public final class ConsentAct {

  private final KioskWorld world;
  private final ConsentTermsHere terms;
  private final AuthorityLink authority;
  private final GrantKeeping keeping;

  /**
   * What a signed grant goes through.
   *
   * @param verifier tells genuine grants
   * @param ledger keeps them
   * @param status fetches a list that is young enough to know them
   * @param withdrawals ends those that nobody waits for any more
   */
  public record GrantKeeping(
      GrantVerifier verifier,
      GrantLedger ledger,
      StatusWatch status,
      WithdrawalService withdrawals) {}

  /** Ties it to what it uses. */
  public ConsentAct(
      KioskWorld world, ConsentTermsHere terms, AuthorityLink authority, GrantKeeping keeping) {
    this.world = world;
    this.terms = terms;
    this.authority = authority;
    this.keeping = keeping;
  }

  /** Returns what can be consented to here. */
  ConsentTermsHere terms() {
    return terms;
  }

  /** Shows the notice in the session's language, or says why the face lane is closed. */
  void faceWay(KioskSession session, KioskStep from, Visitor visitor) {
    if (world.lanes().lane(session.portal()) instanceof Closed(var closure)) {
      session.move(from, new KioskStep.Choose(visitor, "lane." + closure.name()), world.now());
      return;
    }
    showNotice(session, from, visitor);
  }

  /** Shows the notice again after the language changed: consent is to the text that was read. */
  void languageChanged(KioskSession session) {
    switch (session.step()) {
      case KioskStep.Notice notice -> showNotice(session, notice, notice.visitor());
      case KioskStep.Consent consent -> showNotice(session, consent, consent.visitor());
      default -> {}
    }
  }

  /** Goes on from the notice to the act. */
  void toAct(KioskSession session, KioskStep.Notice from) {
    session.move(from, new KioskStep.Consent(from.visitor(), from.notice(), ""), world.now());
  }

  /** Leaves without consenting; nothing is recorded anywhere. */
  void refuse(KioskSession session, KioskStep from, Visitor visitor) {
    session.move(from, new KioskStep.Choose(visitor, ""), world.now());
  }

  /** Records the consent that the person just gave. */
  void consent(KioskSession session, KioskStep.Consent from, Map<String, String> form) {
    Optional<Wish> wish = wish(from.visitor(), form);
    if (wish.isEmpty()) {
      again(session, from, "consent.unclear");
      return;
    }
    if (!"yes".equals(form.get("agree"))) {
      again(session, from, "consent.needs-tick");
      return;
    }
    try {
      Consented consented = give(from, wish.get());
      if (!session.move(from, new KioskStep.Ready(consented), world.now())) {
        keeping.withdrawals().end(consented.grant().id(), ErasureCause.NOT_CONFIRMED);
      }
    } catch (AuthorityException e) {
      again(
          session,
          from,
          e.kind() == AuthorityException.Kind.REFUSED ? "authority.refused" : "authority.away");
    } catch (InvalidGrantException _) {
      again(session, from, "authority.refused");
    }
  }

  private record Wish(Custody custody, Instant until) {}

  private Optional<Wish> wish(Visitor visitor, Map<String, String> form) {
    Instant now = world.now();
    try {
      Custody custody = Custody.valueOf(form.getOrDefault("custody", Custody.SEALED.name()));
      Instant until = Instant.parse(form.getOrDefault("until", "")).truncatedTo(ChronoUnit.SECONDS);
      boolean allowed = terms.custodies().contains(custody) && terms.isAllowed(until, visitor, now);
      return allowed ? Optional.of(new Wish(custody, until)) : Optional.empty();
    } catch (IllegalArgumentException | DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private Consented give(KioskStep.Consent from, Wish wish)
      throws AuthorityException, InvalidGrantException {
    NoticeText notice = from.notice();
    Visitor visitor = from.visitor();
    ConsentIssued issued =
        authority.consent(
            new ConsentRequest(
                notice.hash(),
                notice.language(),
                wish.custody().name(),
                terms.modelSet().value(),
                visitor.choiceOrder(),
                wish.until()));
    ConsentGrant grant = keeping.verifier().verify(issued.grant());
    requireAsAsked(grant, wish, notice);
    requireNew(grant);
    keeping.ledger().keep(grant, issued.grant(), visitor.ticket().id());
    keeping.status().refresh();
    return new Consented(visitor, grant, issued, notice.controller());
  }

  private void requireAsAsked(ConsentGrant grant, Wish wish, NoticeText notice)
      throws InvalidGrantException {
    ConsentTerms given = grant.terms();
    boolean asAsked =
        given.custody() == wish.custody()
            && given.gateway().equals(terms.gateway())
            && given.modelSet().equals(terms.modelSet())
            && given.notice().hex().equals(notice.hash())
            && !grant.expires().isAfter(wish.until());
    if (!asAsked) {
      throw new InvalidGrantException("the grant says something else than the person did");
    }
  }

  /** An earlier grant in answer to a new consent would tie one person to another's enrolment. */
  private void requireNew(ConsentGrant grant) throws InvalidGrantException {
    if (keeping.ledger().find(grant.id()).isPresent()) {
      throw new InvalidGrantException("the grant was handed out before");
    }
  }

  private void showNotice(KioskSession session, KioskStep from, Visitor visitor) {
    try {
      NoticeText notice = authority.notice(new NoticeQuery(session.language().tag()));
      session.move(from, new KioskStep.Notice(visitor, notice), world.now());
    } catch (AuthorityException _) {
      session.move(from, new KioskStep.Choose(visitor, "authority.away"), world.now());
    }
  }

  private void again(KioskSession session, KioskStep.Consent from, String note) {
    session.move(from, new KioskStep.Consent(from.visitor(), from.notice(), note), world.now());
  }
}
