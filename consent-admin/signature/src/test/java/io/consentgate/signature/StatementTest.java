package io.consentgate.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSObject;
import io.consentgate.contract.exchange.WithdrawalStatement;
import io.consentgate.contract.grant.GatewayId;
import io.consentgate.contract.receipt.ConsentReceipt;
import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.contract.receipt.ErasureReach;
import io.consentgate.contract.receipt.ResidueFinding;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Receipts, erasure certificates and withdrawal statements. */
final class StatementTest {
  private final Identity authority = TestWorld.identity();
  private final Identity gateway = TestWorld.identity();

  @Test
  @DisplayName("ST-06, ST-07, ST-09: a receipt carries the mandatory fields and verifies")
  void verify_signedReceipt_isWholeAndHasTheMandatoryFields() throws Exception {
    ConsentReceipt receipt =
        new ConsentReceipt(
            "receipt-1",
            ConsentReceipt.SCHEMA_VERSION,
            TestWorld.grant(3),
            "zh-Hans",
            "Example Park Ltd",
            Duration.ofMinutes(10),
            "K7QF2MNP84K7QF2M");

    String jws = new ReceiptSigner(authority).sign(receipt, "DEMO");

    assertThat(new ReceiptVerifier(authority.verificationKey()).verify(jws)).isEqualTo(receipt);
    assertThat(JWSObject.parse(jws).getPayload().toJSONObject())
        .containsKeys(
            "version",
            "jurisdiction",
            "consentTimestamp",
            "collectionMethod",
            "consentReceiptID",
            "publicKey",
            "language",
            "piiPrincipalId",
            "piiControllers",
            "policyUrl",
            "services",
            "sensitive",
            "spiCat",
            "schema_version",
            "record");
    assertThat(receipt.toString()).doesNotContain("K7QF");
    assertThatThrownBy(() -> new ReceiptVerifier(gateway.verificationKey()).verify(jws))
        .isInstanceOf(InvalidJwsException.class);
  }

  @Test
  @DisplayName("CN-39: a certificate verifies with the gateway's key, and its countersignature")
  void verify_certificateAndCountersignature_belongTogether() throws Exception {
    String certificate = new CertificateSigner(gateway).sign(certificate(1));
    String other = new CertificateSigner(gateway).sign(certificate(2));
    Instant at = TestWorld.NOW.plusSeconds(9);

    String countersignature = Countersignature.sign(authority, certificate, at);

    VerificationKey key = authority.verificationKey();
    assertThat(new CertificateVerifier(gateway.verificationKey()).verify(certificate))
        .isEqualTo(certificate(1));
    assertThat(Countersignature.verify(countersignature, certificate, key)).isEqualTo(at);
    assertThatThrownBy(() -> Countersignature.verify(countersignature, other, key))
        .isInstanceOf(InvalidJwsException.class);
    assertThatThrownBy(
            () ->
                Countersignature.verify(
                    Countersignature.sign(gateway, certificate, at), certificate, key))
        .isInstanceOf(InvalidJwsException.class);
    assertThatThrownBy(() -> new CertificateVerifier(key).verify(certificate))
        .isInstanceOf(InvalidJwsException.class);
  }

  @Test
  void verify_certificateWithAFindingThatIsNotClean_isRefused() {
    Map<String, Object> claims = new HashMap<>();
    claims.put("iss", "north-gate");
    claims.put("sub", TestWorld.grant(1).id().toString());
    claims.put("cause", "WITHDRAWN");
    claims.put("erased", TestWorld.NOW.getEpochSecond());
    claims.put("findings", List.of(Map.of("check", "row", "clean", false)));
    String jws = TestWorld.signed(gateway, JwsKind.CERTIFICATE, claims);

    assertThatThrownBy(() -> new CertificateVerifier(gateway.verificationKey()).verify(jws))
        .isInstanceOf(InvalidJwsException.class);
  }

  @Test
  void verify_withdrawalStatement_onlyByTheGatewayItNames() throws Exception {
    WithdrawalStatement statement =
        new WithdrawalStatement(TestWorld.grant(1).id().toString(), TestWorld.NOW);

    String jws = WithdrawalStatements.sign(gateway, "north-gate", statement);

    VerificationKey key = gateway.verificationKey();
    assertThat(WithdrawalStatements.verify(jws, key, "north-gate")).isEqualTo(statement);
    assertThatThrownBy(() -> WithdrawalStatements.verify(jws, key, "south-gate"))
        .isInstanceOf(InvalidJwsException.class);
    assertThatThrownBy(
            () -> WithdrawalStatements.verify(jws, authority.verificationKey(), "north-gate"))
        .isInstanceOf(InvalidJwsException.class);
  }

  private static ErasureCertificate certificate(long seed) {
    return new ErasureCertificate(
        TestWorld.grant(seed).id(),
        new GatewayId("north-gate"),
        ErasureCause.WITHDRAWN,
        TestWorld.NOW,
        ErasureReach.EVERY_COPY,
        List.of(new ResidueFinding("key-half-in-ring", true), new ResidueFinding("row", true)));
  }
}
