package io.consentgate.evaluation.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.grant.GatewayId;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.contract.receipt.ErasureReach;
import io.consentgate.contract.receipt.ResidueFinding;
import io.consentgate.signature.CertificateSigner;
import io.consentgate.signature.Countersignature;
import io.consentgate.signature.Identity;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("BF-5, CN-39: papers are checked without asking anybody")
final class VerifyCommandTest {

  private static final Instant ERASED = Instant.parse("2026-11-20T10:00:00Z");

  @TempDir private Path folder;
  private final Identity gateway = Identity.mint(new SecureRandom());
  private final Identity authority = Identity.mint(new SecureRandom());
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void certificate_bothSignaturesAndTheirKeys_isGenuine() throws Exception {
    String certificate = certificate();
    Path file =
        write("paper", certificate + "\n" + Countersignature.sign(authority, certificate, ERASED));
    Path keys =
        write(
            "keys.json",
            "{\"keys\":[%s,%s]}"
                .formatted(authority.verificationKey().toJwk(), gateway.verificationKey().toJwk()));

    int status = verify("certificate", file.toString(), "--keys", keys.toString());

    assertThat(status).isZero();
    assertThat(out.toString())
        .contains("is genuine", "gate-1", "WITHDRAWN", "key-half-in-ring", "received by");
  }

  @Test
  void certificate_withoutCountersignature_saysSo() throws Exception {
    Path file = write("paper", certificate());
    Path key = write("gateway.jwk", gateway.verificationKey().toJwk());

    assertThat(verify("certificate", file.toString(), "--keys", key.toString())).isZero();
    assertThat(out.toString()).contains("is genuine", "No countersignature");
  }

  @Test
  void certificate_keyOfSomebodyElse_isRefusedWithoutTrace() throws Exception {
    Path file = write("paper", certificate());
    Path key = write("authority.jwk", authority.verificationKey().toJwk());

    assertThat(verify("certificate", file.toString(), "--keys", key.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("no erasure certificate").doesNotContain("\tat ");
  }

  @Test
  void certificate_privateKeyOrNoKeyGiven_isRefusedWithoutRepeatingIt() throws Exception {
    Path file = write("paper", certificate());
    Path key = write("key", "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"d\":\"secret\"}");

    assertThat(verify("certificate", file.toString(), "--keys", key.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("no public key").doesNotContain("secret");
  }

  private String certificate() {
    return new CertificateSigner(gateway)
        .sign(
            new ErasureCertificate(
                new GrantId(UUID.randomUUID()),
                new GatewayId("gate-1"),
                ErasureCause.WITHDRAWN,
                ERASED,
                ErasureReach.THIS_MACHINE,
                List.of(new ResidueFinding("key-half-in-ring", true))));
  }

  private int verify(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "verify";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
