package io.consentgate.evaluation.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.entitlement.EntitlementId;
import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.ConsentTerms;
import io.consentgate.contract.grant.Custody;
import io.consentgate.contract.grant.GatewayId;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.contract.grant.NoticeHash;
import io.consentgate.contract.grant.PrincipalId;
import io.consentgate.contract.grant.Purpose;
import io.consentgate.contract.grant.StatusReference;
import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.gateway.store.GatewayStore;
import io.consentgate.gateway.store.GatewayStore.LostKeys;
import io.consentgate.gateway.store.journal.OutboxMessage;
import io.consentgate.gateway.store.keyring.RootSource;
import io.consentgate.signature.CertificateVerifier;
import io.consentgate.signature.IdentityFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayName("CN-13: the operator ends the way with a face")
final class EndServiceCommandTest {

  private static final int PEOPLE = 3;
  private static final GatewayId GATEWAY = new GatewayId("north-gate");

  @TempDir private Path data;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void endService_meant_erasesAndCertifiesEveryReferenceOnce() throws Exception {
    enrol();

    assertThat(run("--data", data.toString(), "--yes")).isZero();

    assertThat(out.toString()).contains("3 consent(s)", "3 of 3", "3 reference(s) erased");
    try (GatewayStore store = open()) {
      assertThat(store.journal().faceService().isEnded()).isTrue();
      assertThat(store.journal().standing()).isEmpty();
      assertThat(store.journal().outbox().pending(10))
          .hasSize(PEOPLE)
          .allSatisfy(
              message -> {
                assertThat(message.kind()).isEqualTo(OutboxMessage.Kind.CERTIFICATE);
                ErasureCertificate certificate =
                    new CertificateVerifier(
                            IdentityFile.openOrMint(data, new SecureRandom()).verificationKey())
                        .verify(message.body());
                assertThat(certificate.cause()).isEqualTo(ErasureCause.SERVICE_ENDED);
                assertThat(certificate.gateway()).isEqualTo(GATEWAY);
              });
    }
    assertThat(run("--data", data.toString(), "--yes")).isZero();
    assertThat(out.toString()).contains("0 consent(s)", "0 reference(s) erased");
    assertThat(run("--data", data.toString(), "--undo")).isZero();
    try (GatewayStore store = open()) {
      assertThat(store.journal().faceService().isEnded()).isFalse();
      assertThat(store.journal().outbox().pending(10)).hasSize(PEOPLE);
    }
  }

  @Test
  void endService_notConfirmed_changesNothing() {
    enrol();

    assertThat(run("--data", data.toString())).isEqualTo(1);

    assertThat(err.toString()).contains("Nothing was changed", "--yes");
    try (GatewayStore store = open()) {
      assertThat(store.journal().faceService().isEnded()).isFalse();
      assertThat(store.journal().standing()).hasSize(PEOPLE);
    }
  }

  @Test
  void endService_whileTheGatewayRuns_saysSo() {
    enrol();
    try (GatewayStore running = open()) {
      assertThat(run("--data", data.toString(), "--yes")).isEqualTo(1);

      assertThat(running.journal().standing()).hasSize(PEOPLE);
      assertThat(err.toString()).isNotBlank().doesNotContain("Exception");
    }
  }

  @Test
  void endService_noGatewaysData_saysSo() {
    assertThat(run("--data", data.resolve("elsewhere").toString(), "--yes")).isEqualTo(1);

    assertThat(err.toString()).contains("holds no gateway's data", "--data");
    assertThat(data.resolve("elsewhere")).doesNotExist();
  }

  private int run(String... arguments) {
    CommandLine command =
        new CommandLine(new EndServiceCommand()).setExecutionExceptionHandler(new PlainFailures());
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }

  private void enrol() {
    try (GatewayStore store = open()) {
      for (int number = 1; number <= PEOPLE; number++) {
        store.journal().grants().keep(grant(number), "jws", new EntitlementId("0".repeat(64)));
      }
    }
  }

  private GatewayStore open() {
    return GatewayStore.open(data, RootSource.FILE, LostKeys.KEEP, InstantSource.system());
  }

  private static ConsentGrant grant(int number) {
    Instant now = InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS);
    return new ConsentGrant(
        new GrantId(new UUID(0x0190_a5c4_0000_7000L, 0x8000_0000_0000_0000L + number)),
        new PrincipalId(new UUID(7, number)),
        new ConsentTerms(
            Purpose.ENTRY_VERIFICATION,
            Custody.SEALED,
            new ModelSetId("bundled-1"),
            GATEWAY,
            new NoticeHash("0".repeat(64))),
        new StatusReference(URI.create("http://127.0.0.1/status-lists/1"), number),
        now,
        now.plusSeconds(120),
        now.plusSeconds(3600));
  }
}
