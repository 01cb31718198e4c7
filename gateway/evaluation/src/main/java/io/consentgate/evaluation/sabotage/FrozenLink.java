package io.consentgate.evaluation.sabotage;

import io.consentgate.contract.exchange.Acknowledged;
import io.consentgate.contract.exchange.CertificateSubmission;
import io.consentgate.contract.exchange.ConsentIssued;
import io.consentgate.contract.exchange.ConsentRequest;
import io.consentgate.contract.exchange.Countersigned;
import io.consentgate.contract.exchange.EntitlementPage;
import io.consentgate.contract.exchange.EntitlementQuery;
import io.consentgate.contract.exchange.GatewayReport;
import io.consentgate.contract.exchange.NoticeQuery;
import io.consentgate.contract.exchange.NoticeText;
import io.consentgate.contract.exchange.WithdrawalSubmission;
import io.consentgate.gateway.app.authority.AuthorityException;
import io.consentgate.gateway.app.authority.AuthorityLink;

/** A line to the authority that remembers its first status list and never asks for another. */
final class FrozenLink implements AuthorityLink {

  private final AuthorityLink real;
  private String first = "";

  /** Puts the fault before a line. */
  FrozenLink(AuthorityLink real) {
    this.real = real;
  }

  @Override
  public synchronized String statusList() throws AuthorityException {
    if (first.isEmpty()) {
      first = real.statusList();
    }
    return first;
  }

  @Override
  public NoticeText notice(NoticeQuery query) throws AuthorityException {
    return real.notice(query);
  }

  @Override
  public ConsentIssued consent(ConsentRequest request) throws AuthorityException {
    return real.consent(request);
  }

  @Override
  public EntitlementPage entitlements(EntitlementQuery query) throws AuthorityException {
    return real.entitlements(query);
  }

  @Override
  public Acknowledged withdrawal(WithdrawalSubmission submission) throws AuthorityException {
    return real.withdrawal(submission);
  }

  @Override
  public Countersigned certificate(CertificateSubmission submission) throws AuthorityException {
    return real.certificate(submission);
  }

  @Override
  public Acknowledged report(GatewayReport report) throws AuthorityException {
    return real.report(report);
  }
}
