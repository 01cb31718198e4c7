package io.consentgate.authority;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.authority.record.ConsentQueries;
import io.consentgate.authority.record.EventKind;
import io.consentgate.contract.exchange.CertificateSubmission;
import io.consentgate.contract.exchange.ConsentIssued;
import io.consentgate.contract.exchange.ConsentRequest;
import io.consentgate.contract.exchange.Countersigned;
import io.consentgate.contract.exchange.GatewayReport;
import io.consentgate.contract.exchange.NoticeParagraph;
import io.consentgate.contract.exchange.NoticeText;
import io.consentgate.contract.exchange.Problem;
import io.consentgate.contract.exchange.WithdrawalStatement;
import io.consentgate.contract.exchange.WithdrawalSubmission;
import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.GatewayId;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.receipt.ConsentReceipt;
import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.contract.receipt.ErasureReach;
import io.consentgate.contract.receipt.ResidueFinding;
import io.consentgate.contract.status.StatusList;
import io.consentgate.signature.CertificateSigner;
import io.consentgate.signature.Countersignature;
import io.consentgate.signature.JwsGrantVerifier;
import io.consentgate.signature.JwsStatusListVerifier;
import io.consentgate.signature.OpenedReply;
import io.consentgate.signature.ReceiptVerifier;
import io.consentgate.signature.WithdrawalStatements;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GatewayCallsTest {
  private TestAuthority authority;

  @BeforeAll
  void start(@TempDir Path given) throws Exception {
    authority = new TestAuthority(TestAuthority.options(given.resolve("authority")));
  }

  @AfterAll
  void end() {
    authority.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh-Hans"})
  @DisplayName("CN-04, CN-10, CN-24, EU-08: every mandatory item is in the notice")
  void notice_eachLanguage_tellsEverything(String language) throws Exception {
    NoticeText notice = authority.notice(language);

    assertThat(notice.isWhole()).isTrue();
    assertThat(notice.language()).isEqualTo(language);
    assertThat(notice.controller()).isNotBlank();
    assertThat(notice.paragraphs().stream().map(NoticeParagraph::topic))
        .contains(
            "controller",
            "purpose",
            "method",
            "kind",
            "retention",
            "necessity",
            "effect",
            "recipients",
            "rights",
            "withdrawal",
            "officer",
            "basis",
            "complaint",
            "other-way");
    assertThat(notice.paragraphs())
        .allSatisfy(
            paragraph -> {
              assertThat(paragraph.heading()).isNotBlank();
              assertThat(paragraph.text()).isNotBlank().doesNotContain("{");
            });
  }

  @Test
  @DisplayName("CN-09, ST-06, ST-07: a consent gives a genuine grant and receipt, and stands")
  void consents_whole_givesGrantReceiptAndStatus() throws Exception {
    ConsentIssued issued = authority.consent();

    ConsentGrant grant = new JwsGrantVerifier(authority.key()).verify(issued.grant());
    ConsentReceipt receipt = new ReceiptVerifier(authority.key()).verify(issued.receipt());
    StatusList status = status();

    assertThat(receipt.grant()).isEqualTo(grant);
    assertThat(receipt.withdrawalCode()).isEqualTo(issued.withdrawalCode());
    assertThat(grant.terms().gateway().value()).isEqualTo(TestAuthority.GATEWAY);
    assertThat(grant.status().list()).isEqualTo(status.uri());
    assertThat(status.isInvalid(grant.status().index())).isFalse();
    assertThat(status.issued()).isAfterOrEqualTo(grant.issued());
    assertThat(state(grant.id())).isEqualTo(EventKind.GIVEN);
  }

  @Test
  @DisplayName("CN-01, CN-05: another text, a longer life, an odd custody: nothing is recorded")
  void consents_notAllowed_areRefusedAndLeaveNoRecord() throws Exception {
    int before = authority.program.bean(ConsentQueries.class).latest(1_000).size();
    String hash = authority.notice("en").hash();
    var end = authority.now().plusSeconds(60);

    assertThat(refusal("0".repeat(64), "SEALED", end)).isEqualTo("notice-stale");
    assertThat(refusal(hash, "HELD", end)).isEqualTo("custody-not-allowed");
    assertThat(refusal(hash, "?", end)).isEqualTo("malformed");
    assertThat(refusal(hash, "SEALED", end.plus(Duration.ofDays(31))))
        .isEqualTo("expires-too-late");
    assertThat(refusal(hash, "SEALED", authority.now())).isEqualTo("expires-too-early");
    assertThat(authority.program.bean(ConsentQueries.class).latest(1_000)).hasSize(before);
  }

  @Test
  @DisplayName("CN-02: the receipt's code alone withdraws, and the next list says so")
  void withdraw_withTheReceiptsCode_setsTheBitAtOnce() throws Exception {
    ConsentIssued issued = authority.consent();
    ConsentGrant grant = new JwsGrantVerifier(authority.key()).verify(issued.grant());
    String typed =
        issued.withdrawalCode().toLowerCase(java.util.Locale.ROOT).replaceFirst("^(.{4})", "$1-");

    HttpResponse<String> answer =
        Office.form(authority, "", "/withdraw", Map.of("code", typed), "text/html");
    HttpResponse<String> again =
        Office.form(authority, "", "/withdraw", Map.of("code", typed), "text/html");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("data-state=\"WITHDRAWN\"");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(status().isInvalid(grant.status().index())).isTrue();
  }

  @Test
  @DisplayName("CN-39: withdrawn at the gateway, certified, countersigned, checkable by anybody")
  void withdrawalsAndCertificates_ofTheGateway_areTakenOnceAndForAll() throws Exception {
    ConsentIssued issued = authority.consent();
    ConsentGrant grant = new JwsGrantVerifier(authority.key()).verify(issued.grant());
    String statement =
        WithdrawalStatements.sign(
            authority.gateway,
            TestAuthority.GATEWAY,
            new WithdrawalStatement(grant.id().toString(), authority.now()));
    String certificate =
        new CertificateSigner(authority.gateway)
            .sign(
                new ErasureCertificate(
                    grant.id(),
                    new GatewayId(TestAuthority.GATEWAY),
                    ErasureCause.WITHDRAWN,
                    authority.now(),
                    ErasureReach.THIS_MACHINE,
                    List.of(new ResidueFinding("sealed-reference-row", true))));

    assertThat(authority.call("/gateway/withdrawals", new WithdrawalSubmission(statement)).status())
        .isEqualTo(200);
    assertThat(authority.call("/gateway/withdrawals", new WithdrawalSubmission(statement)).status())
        .isEqualTo(200);
    assertThat(status().isInvalid(grant.status().index())).isTrue();
    OpenedReply first =
        authority.call("/gateway/certificates", new CertificateSubmission(certificate));
    OpenedReply second =
        authority.call("/gateway/certificates", new CertificateSubmission(certificate));

    assertThat(second.body()).isEqualTo(first.body());
    String countersignature = authority.read(first, Countersigned.class).countersignature();
    assertThat(Countersignature.verify(countersignature, certificate, authority.key())).isNotNull();
    assertThat(state(grant.id())).isEqualTo(EventKind.ERASED);
    HttpResponse<String> mine =
        Office.form(
            authority,
            "",
            "/certificates/mine",
            Map.of("code", issued.withdrawalCode()),
            "text/html");
    assertThat(mine.body())
        .contains(certificate, countersignature)
        .contains("The consent was withdrawn", "The sealed template in the database")
        .doesNotContain("sealed-reference-row");
    HttpResponse<String> checked =
        Office.form(
            authority, "", "/certificates/check", Map.of("certificate", certificate), "text/html");
    assertThat(checked.body())
        .contains("data-genuine=\"true\"", "The sealed template in the database")
        .doesNotContain("sealed-reference-row");
  }

  @Test
  void withdrawals_statementOfAnotherKeyOrUnknownGrant_areRefused() throws Exception {
    ConsentIssued issued = authority.consent();
    ConsentGrant grant = new JwsGrantVerifier(authority.key()).verify(issued.grant());
    String forged =
        WithdrawalStatements.sign(
            io.consentgate.signature.Identity.mint(new java.security.SecureRandom()),
            TestAuthority.GATEWAY,
            new WithdrawalStatement(grant.id().toString(), authority.now()));
    String unknown =
        WithdrawalStatements.sign(
            authority.gateway,
            TestAuthority.GATEWAY,
            new WithdrawalStatement(java.util.UUID.randomUUID().toString(), authority.now()));

    assertThat(authority.call("/gateway/withdrawals", new WithdrawalSubmission(forged)).status())
        .isEqualTo(422);
    assertThat(authority.call("/gateway/withdrawals", new WithdrawalSubmission(unknown)).status())
        .isEqualTo(422);
    assertThat(state(grant.id())).isEqualTo(EventKind.GIVEN);
  }

  @Test
  void report_ofTheGateway_isSeenInTheBackOffice() throws Exception {
    OpenedReply reply =
        authority.call(
            "/gateway/report",
            new GatewayReport(
                "0.1", "DEMO", "bundled-1", "open", List.of("main: looking"), 7, List.of("main")));

    String page = Office.signIn(authority).open("/gateways").body();

    assertThat(reply.status()).isEqualTo(200);
    assertThat(page).contains("north-gate").contains("main: looking").contains("bundled-1");
  }

  @Test
  @DisplayName("ST-11: a notice stays reachable by its hash, as page and as JSON")
  void notices_byHash_areFound() throws Exception {
    NoticeText notice = authority.notice("zh-Hans");

    assertThat(authority.get("/notices/" + notice.hash()).body())
        .contains(notice.paragraphs().getFirst().text())
        .contains("lang=\"zh-Hans\"");
    assertThat(authority.json("/notices/" + notice.hash() + "/text").body())
        .contains(notice.hash());
    assertThat(authority.get("/notices/" + "0".repeat(64)).statusCode()).isEqualTo(404);
  }

  @Test
  void anyCall_replayedOrWithGaps_isRefused() throws Exception {
    var call = authority.sealer(authority.gateway).seal("/gateway/consents", "{}");

    OpenedReply gaps =
        authority
            .sealer(authority.gateway)
            .openReply(call, authority.post("/gateway/consents", call.compactJws()).body());
    HttpResponse<String> replayed = authority.post("/gateway/consents", call.compactJws());

    assertThat(gaps.status()).isEqualTo(422);
    assertThat(authority.read(gaps, Problem.class).code()).isEqualTo("malformed");
    assertThat(replayed.statusCode()).isEqualTo(401);
  }

  private String refusal(String hash, String custody, java.time.Instant end) throws Exception {
    OpenedReply reply =
        authority.call(
            "/gateway/consents",
            new ConsentRequest(hash, "en", custody, "bundled-1", "pass-first", end));
    assertThat(reply.status()).isEqualTo(422);
    return authority.read(reply, Problem.class).code();
  }

  private StatusList status() throws Exception {
    return new JwsStatusListVerifier(authority.key()).verify(authority.statusList());
  }

  private EventKind state(GrantId grant) {
    return authority.program.bean(ConsentQueries.class).byGrant(grant).orElseThrow().state();
  }
}
