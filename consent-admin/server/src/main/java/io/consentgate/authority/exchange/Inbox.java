package io.consentgate.authority.exchange;

import io.consentgate.authority.clock.ProgramClock;
import io.consentgate.authority.issue.Refusal;
import io.consentgate.authority.record.ReportBook;
import io.consentgate.authority.rights.CertificateDesk;
import io.consentgate.authority.rights.WithdrawalDesk;
import io.consentgate.contract.exchange.Acknowledged;
import io.consentgate.contract.exchange.CertificateSubmission;
import io.consentgate.contract.exchange.Countersigned;
import io.consentgate.contract.exchange.GatewayReport;
import io.consentgate.contract.exchange.WithdrawalSubmission;
import io.consentgate.contract.grant.GatewayId;
import io.consentgate.signature.PinnedKeys;
import io.consentgate.signature.VerificationKey;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Takes what gateways hand in. */
@Singleton
final class Inbox {
  private static final int MAX_REPORT = 16_000;

  private final WithdrawalDesk withdrawals;
  private final CertificateDesk certificates;
  private final ReportBook reports;
  private final PinnedKeys gateways;
  private final ObjectMapper mapper;
  private final ProgramClock clock;

  Inbox(
      WithdrawalDesk withdrawals,
      CertificateDesk certificates,
      ReportBook reports,
      PinnedKeys gateways,
      ObjectMapper mapper,
      ProgramClock clock) {
    this.withdrawals = withdrawals;
    this.certificates = certificates;
    this.reports = reports;
    this.gateways = gateways;
    this.mapper = mapper;
    this.clock = clock;
  }

  Acknowledged withdrawal(GatewayId gateway, WithdrawalSubmission submission) throws Refusal {
    withdrawals.accept(gateway, key(gateway), submission.statement());
    return new Acknowledged(clock.instant());
  }

  Countersigned certificate(GatewayId gateway, CertificateSubmission submission) throws Refusal {
    return new Countersigned(
        certificates.countersign(gateway, key(gateway), submission.certificate()));
  }

  Acknowledged report(GatewayId gateway, GatewayReport report) throws Refusal {
    try {
      String json = mapper.writeValueAsString(report);
      if (json.length() > MAX_REPORT) {
        throw new Refusal("too-long", "A report has at most " + MAX_REPORT + " characters.");
      }
      reports.put(gateway.value(), new ReportBook.Received(clock.instant(), json));
      return new Acknowledged(clock.instant());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private VerificationKey key(GatewayId gateway) throws Refusal {
    return gateways
        .find(gateway.value())
        .orElseThrow(() -> new Refusal("not-paired", "Pair the gateway again."));
  }
}
