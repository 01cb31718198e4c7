package io.consentgate.gateway.app.authority;

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

/** Lets the shapes that both programs share be written and read as JSON. */
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
final class ExchangeShapes {
  private ExchangeShapes() {}
}
