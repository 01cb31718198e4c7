package io.consentgate.authority.issue;

import io.consentgate.authority.clock.ProgramClock;
import io.consentgate.authority.record.ConsentLedger;
import io.consentgate.authority.record.NewConsent;
import io.consentgate.contract.exchange.ConsentIssued;
import io.consentgate.contract.exchange.ConsentRequest;
import io.consentgate.contract.exchange.NoticeText;
import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.ConsentTerms;
import io.consentgate.contract.grant.Custody;
import io.consentgate.contract.grant.GatewayId;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.contract.grant.NoticeHash;
import io.consentgate.contract.grant.PrincipalId;
import io.consentgate.contract.grant.Purpose;
import io.consentgate.contract.receipt.ConsentReceipt;
import io.consentgate.signature.GrantSigner;
import io.consentgate.signature.Identity;
import io.consentgate.signature.ReceiptSigner;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;

/** Records a consent that a gateway reports and answers with the signed grant and the receipt. */
@Singleton
public final class ConsentDesk {
  private static final Duration ENROL_WITHIN = Duration.ofMinutes(2);
  private static final Set<String> ORDERS = Set.of("pass-first", "face-first");

  private final ConsentLedger ledger;
  private final Notices notices;
  private final StatusOffice status;
  private final IssueRules rules;
  private final GrantSigner grants;
  private final ReceiptSigner receipts;
  private final ProgramClock clock;
  private final SecureRandom random = new SecureRandom();

  /** Opens the desk. */
  public ConsentDesk(
      ConsentLedger ledger,
      Notices notices,
      StatusOffice status,
      IssueRules rules,
      Identity authority,
      ProgramClock clock) {
    this.ledger = ledger;
    this.notices = notices;
    this.status = status;
    this.rules = rules;
    this.grants = new GrantSigner(authority);
    this.receipts = new ReceiptSigner(authority);
    this.clock = clock;
  }

  /**
   * Records one consent (CN-01, CN-05, CN-09).
   *
   * @param gateway the gateway that called
   * @param request what it says was consented to
   * @throws Refusal if notice, custody, model set, order or end are not allowed
   */
  public ConsentIssued give(GatewayId gateway, ConsentRequest request) throws Refusal {
    NoticeText notice = notices.inForce(request.language());
    if (!notice.hash().equals(request.noticeHash())
        || !notice.language().equals(request.language())) {
      throw new Refusal(
          "notice-stale", "Another notice is in force. Fetch it, show it, and ask again.");
    }
    if (!ORDERS.contains(request.choiceOrder())) {
      throw new Refusal("choice-order", "The order shown is pass-first or face-first.");
    }
    ConsentTerms terms = terms(gateway, request);
    Instant issued = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant expires = end(request.expires(), issued);
    String code = Codes.random(random);
    NewConsent consent =
        ledger.give(
            position ->
                new NewConsent(
                    new ConsentGrant(
                        new GrantId(UUID.randomUUID()),
                        new PrincipalId(UUID.randomUUID()),
                        terms,
                        status.reference(position),
                        issued,
                        issued.plus(ENROL_WITHIN),
                        expires),
                    request.language(),
                    request.choiceOrder(),
                    UUID.randomUUID(),
                    Codes.sha256(code)));
    status.changed();
    return issued(consent, notice, code);
  }

  private ConsentIssued issued(NewConsent consent, NoticeText notice, String code) {
    ConsentReceipt receipt =
        new ConsentReceipt(
            consent.receiptId().toString(),
            ConsentReceipt.SCHEMA_VERSION,
            consent.grant(),
            consent.language(),
            notice.controller(),
            rules.statusTimeToLive(),
            code);
    return new ConsentIssued(
        grants.sign(consent.grant()),
        receipts.sign(receipt, rules.pack().id()),
        receipt.receiptId(),
        code);
  }

  private ConsentTerms terms(GatewayId gateway, ConsentRequest request) throws Refusal {
    try {
      Custody custody = Custody.valueOf(request.custody());
      if (!rules.pack().custodies().contains(custody)) {
        throw new Refusal("custody-not-allowed", "The policy pack does not allow this custody.");
      }
      return new ConsentTerms(
          Purpose.ENTRY_VERIFICATION,
          custody,
          new ModelSetId(request.modelSet()),
          gateway,
          new NoticeHash(request.noticeHash()));
    } catch (IllegalArgumentException _) {
      throw new Refusal("malformed", "Custody, model set or notice hash is not well formed.");
    }
  }

  private Instant end(Instant wished, Instant issued) throws Refusal {
    Instant expires = wished.truncatedTo(ChronoUnit.SECONDS);
    if (!expires.isAfter(issued)) {
      throw new Refusal("expires-too-early", "A consent ends after it is given.");
    }
    if (expires.isAfter(issued.plus(rules.pack().maxRetention()))) {
      throw new Refusal(
          "expires-too-late",
          "A consent ends within " + rules.pack().maxRetention().toHours() + " hours.");
    }
    return expires;
  }
}
