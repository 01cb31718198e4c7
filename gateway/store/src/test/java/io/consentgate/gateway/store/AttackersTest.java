package io.consentgate.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.contract.receipt.ErasureReach;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.ReferenceStore.UnreadableReferenceException;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.GatewayStore.LostKeys;
import io.consentgate.gateway.store.keyring.RootKind;
import io.consentgate.gateway.store.keyring.RootSource;
import io.consentgate.gateway.testing.LiveConsents;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.SoftToken;
import io.consentgate.gateway.testing.TestClock;
import io.consentgate.gateway.withdrawal.EndRules;
import io.consentgate.gateway.withdrawal.ErasureProof;
import io.consentgate.gateway.withdrawal.WithdrawalResult;
import io.consentgate.gateway.withdrawal.WithdrawalService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What attackers get after an erasure, for each kind of root: the table of threat-model.md. */
@DisplayName("CN-13, CN-14, BF-10: attackers after an erasure")
final class AttackersTest {

  @TempDir private Path temporary;
  private final TestClock clock = new TestClock();
  private final LiveConsent consent = LiveConsents.of(Samples.grant(1, clock.instant()), clock);

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // kind, copy of the whole disk before, the same before without the root, old database
    "FILE, true, true, false",
    "PASSPHRASE, true, false, false",
    "CREDENTIAL, true, false, false",
    "TOKEN, false, false, false"
  })
  void erasure_thenEachAttacker_getsWhatTheThreatModelSays(
      RootKind kind, boolean fullCopy, boolean copyWithoutRoot, boolean oldDatabase)
      throws Exception {
    RootSource root = source(kind);
    Path data = temporary.resolve("data");
    Path before = temporary.resolve("before");
    try (PresentedPass pass = enrol(data, root)) {
      assertThat(opens(data, root, pass)).as("before the erasure, at the gateway").isTrue();
      Copies.copy(data, before);
      try (PresentedPass other = strangersPass()) {
        assertThat(opens(before, root, other)).as("everything on the disk, no pass").isFalse();
      }
      ErasureReach said = erase(data, root);

      assertThat(opens(before, root, pass))
          .as("disk image before, root secret and pass, after the erasure")
          .isEqualTo(fullCopy);
      assertThat(said)
          .as("what the certificate says of that")
          .isEqualTo(fullCopy ? ErasureReach.THIS_MACHINE : ErasureReach.EVERY_COPY);
      assertThat(opens(before, withoutSecret(kind, root), pass))
          .as("disk image and pass without the root secret")
          .isEqualTo(copyWithoutRoot);
      Files.copy(
          before.resolve("journal.mv.db"),
          data.resolve("journal.mv.db"),
          StandardCopyOption.REPLACE_EXISTING);
      assertThat(opens(data, root, pass))
          .as("an old backup restored under the present gateway")
          .isEqualTo(oldDatabase);
    }
  }

  private PresentedPass enrol(Path data, RootSource root) {
    try (GatewayStore store = GatewayStore.open(data, root, LostKeys.KEEP, clock);
        FaceFeatures features = Samples.features(1, 256)) {
      store.journal().grants().keep(consent.grant(), "jws", Samples.entitlementId(1));
      store.journal().enrolments().consume(consent.grant().id());
      return store.references().seal(consent, features);
    }
  }

  private ErasureReach erase(Path data, RootSource root) {
    AtomicReference<ErasureReach> said = new AtomicReference<>();
    try (GatewayStore store = GatewayStore.open(data, root, LostKeys.KEEP, clock)) {
      WithdrawalService withdrawals =
          new WithdrawalService(
              _ -> {
                throw new IllegalStateException("no pass is needed for this");
              },
              store.keyRing(),
              store.erasures(),
              new ErasureProof(
                  Samples.GATEWAY,
                  store.residueCheck(),
                  each -> {
                    said.set(each.reach());
                    return "signed:" + each.grant();
                  },
                  store.erasureReach()),
              new EndRules(Duration.ofDays(30), _ -> false, () -> false),
              new GatewayClock(clock, System::nanoTime, store.entries().clockMark()));
      assertThat(withdrawals.end(consent.grant().id(), ErasureCause.WITHDRAWN))
          .isInstanceOf(WithdrawalResult.Erased.class);
      return said.get();
    }
  }

  private boolean opens(Path data, RootSource root, PresentedPass pass) throws IOException {
    Path copy = Files.createTempDirectory(temporary, "attack");
    Copies.copy(data, copy);
    try (GatewayStore store = GatewayStore.open(copy, root, LostKeys.KEEP, clock);
        FaceFeatures _ = store.references().unseal(consent, pass)) {
      return true;
    } catch (UnreadableReferenceException _) {
      return false;
    }
  }

  private PresentedPass strangersPass() {
    return new PresentedPass(
        consent.grant().id(),
        consent.grant().expires(),
        SecretBytes.take(new byte[PresentedPass.HALF_SIZE_BYTES]),
        null);
  }

  private RootSource source(RootKind kind) throws Exception {
    return switch (kind) {
      case FILE -> RootSource.FILE;
      case PASSPHRASE -> secret("passphrase:", "the one that the operator types");
      case CREDENTIAL -> credential("the 32 random bytes at the least");
      case TOKEN -> RootSource.parse(SoftToken.setting(temporary), Map.of());
    };
  }

  /** What a thief has who took the disk alone; a token stays behind in its slot. */
  private RootSource withoutSecret(RootKind kind, RootSource right) throws Exception {
    return switch (kind) {
      case FILE -> right;
      case PASSPHRASE -> secret("passphrase:", "the one that the thief guesses");
      case CREDENTIAL -> credential("thirty-two other bytes, just as many");
      case TOKEN -> RootSource.parse(SoftToken.setting(temporary), Map.of());
    };
  }

  private RootSource secret(String form, String words) throws IOException {
    Path file = Files.createTempFile(temporary, "secret", "");
    return RootSource.parse(form + Files.writeString(file, words), Map.of());
  }

  private RootSource credential(String secret) throws IOException {
    Path folder = Files.createTempDirectory(temporary, "credentials");
    Files.writeString(folder.resolve("root"), secret);
    return RootSource.parse("credential:root", Map.of("CREDENTIALS_DIRECTORY", "" + folder));
  }
}
