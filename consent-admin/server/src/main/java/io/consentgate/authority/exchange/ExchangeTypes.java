package io.consentgate.authority.exchange;

import io.consentgate.contract.exchange.Acknowledged;
import io.consentgate.contract.exchange.CertificateSubmission;
import io.consentgate.contract.exchange.ConsentIssued;
import io.consentgate.contract.exchange.ConsentRequest;
import io.consentgate.contract.exchange.Countersigned;
import io.consentgate.contract.exchange.EntitlementPage;
import io.consentgate.contract.exchange.EntitlementQuery;
import io.consentgate.contract.exchange.EntitlementRow;
import io.consentgate.contract.exchange.GatewayReport;
import io.consentgate.contract.exchange.NoticeParagraph;
import io.consentgate.contract.exchange.NoticeQuery;
import io.consentgate.contract.exchange.NoticeText;
import io.consentgate.contract.exchange.PairingAnswer;
import io.consentgate.contract.exchange.PairingOffer;
import io.consentgate.contract.exchange.Problem;
import io.consentgate.contract.exchange.WithdrawalSubmission;
import io.micronaut.serde.annotation.SerdeImport;

/** Names the contract's records for the JSON mapper; the contract itself knows no library. */
@SerdeImport(Acknowledged.class)
@SerdeImport(CertificateSubmission.class)
@SerdeImport(ConsentIssued.class)
@SerdeImport(ConsentRequest.class)
@SerdeImport(Countersigned.class)
@SerdeImport(EntitlementPage.class)
@SerdeImport(EntitlementQuery.class)
@SerdeImport(EntitlementRow.class)
@SerdeImport(GatewayReport.class)
@SerdeImport(NoticeParagraph.class)
@SerdeImport(NoticeQuery.class)
@SerdeImport(NoticeText.class)
@SerdeImport(PairingAnswer.class)
@SerdeImport(PairingOffer.class)
@SerdeImport(Problem.class)
@SerdeImport(WithdrawalSubmission.class)
final class ExchangeTypes {
  private ExchangeTypes() {}
}
