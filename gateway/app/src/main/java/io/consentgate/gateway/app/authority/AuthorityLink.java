package io.consentgate.gateway.app.authority;

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

/** Port: what a gateway asks of its authority. Every answer is authenticated before it is given. */
public interface AuthorityLink {

  /** Asks for the notice in force. */
  NoticeText notice(NoticeQuery query) throws AuthorityException;

  /** Asks to record a consent just given. */
  ConsentIssued consent(ConsentRequest request) throws AuthorityException;

  /** Asks for entitlements. */
  EntitlementPage entitlements(EntitlementQuery query) throws AuthorityException;

  /** Reports a withdrawal made here. */
  Acknowledged withdrawal(WithdrawalSubmission submission) throws AuthorityException;

  /** Hands in an erasure certificate. */
  Countersigned certificate(CertificateSubmission submission) throws AuthorityException;

  /** Reports how this gateway is. */
  Acknowledged report(GatewayReport report) throws AuthorityException;

  /** Fetches the status list, compact JWT, unverified. */
  String statusList() throws AuthorityException;
}
