package io.consentgate.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.grant.Custody;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.ReferenceStore.UnreadableReferenceException;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.GatewayStore.LostKeys;
import io.consentgate.gateway.store.keyring.RootSource;
import io.consentgate.gateway.store.pass.PassCodec;
import io.consentgate.gateway.testing.LiveConsents;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.TestClock;
import io.consentgate.gateway.withdrawal.WithdrawalResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Renewal: the old pass ends its consent, then the same face enrols on a new one.
 *
 * <p>Each consent is taken as live here even where it is not, so that what is shown is what keys
 * do, beyond what the consent check refuses.
 */
@DisplayName("ST-03, BF-10: renewal")
final class RenewalTest {

  @TempDir private Path temporary;
  private final TestClock clock = new TestClock();
  private final PassCodec passes = codec();

  @ParameterizedTest
  @EnumSource(
      value = Custody.class,
      names = {"SEALED", "CARRIED"})
  void renewal_oldPass_opensNothingWithOldRowAndRingPutBackToo(Custody custody) throws Exception {
    LiveConsent old = consent(1, custody);
    LiveConsent renewed = consent(2, custody);
    Path data = temporary.resolve("data");
    Path before = temporary.resolve("before");
    SecretBytes oldText;
    SecretBytes newText;
    try (GatewayStore store = open(data)) {
      oldText = enrol(store, old);
    }
    Copies.copy(data, before);
    try (GatewayStore store = open(data)) {
      assertThat(opens(store, old, oldText)).as("before the renewal").isTrue();
      assertThat(Withdrawals.of(store, passes, clock).withdraw(oldText))
          .isInstanceOf(WithdrawalResult.Erased.class);

      newText = enrol(store, renewed);

      assertThat(opens(store, renewed, newText)).as("the new pass").isTrue();
      assertThat(opens(store, old, oldText)).as("the old pass").isFalse();
      assertThat(opens(store, renewed, oldText)).as("the old pass, the new consent").isFalse();
      assertThat(opensWithHalfOf(store, renewed, newText, oldText))
          .as("the new pass with the old half")
          .isFalse();
    }
    putBack(before, data, "journal.mv.db");
    putBack(before, data, "keyring/ring.1.a");
    try (GatewayStore store = open(data)) {
      assertThat(opens(store, old, oldText)).as("old row and ring put back").isFalse();
    }
    oldText.close();
    newText.close();
  }

  @Test
  @DisplayName("Enrolling again is no renewal: the old pass stands until it is withdrawn")
  void enrolment_withoutWithdrawal_leavesTheOldPass() throws Exception {
    LiveConsent old = consent(1, Custody.SEALED);
    LiveConsent other = consent(2, Custody.SEALED);
    try (GatewayStore store = open(temporary.resolve("data"));
        SecretBytes oldText = enrol(store, old);
        SecretBytes _ = enrol(store, other)) {
      assertThat(opens(store, old, oldText)).isTrue();
    }
  }

  private SecretBytes enrol(GatewayStore store, LiveConsent consent) {
    store.journal().grants().keep(consent.grant(), "jws", Samples.entitlementId(1));
    store.journal().enrolments().consume(consent.grant().id());
    try (FaceFeatures face = Samples.features(1, 256);
        PresentedPass pass = store.references().seal(consent, face)) {
      return passes.issue(pass);
    }
  }

  private boolean opens(GatewayStore store, LiveConsent consent, SecretBytes text)
      throws Exception {
    try (PresentedPass pass = passes.open(text)) {
      return opens(store, consent, pass);
    }
  }

  private boolean opensWithHalfOf(
      GatewayStore store, LiveConsent consent, SecretBytes text, SecretBytes half)
      throws Exception {
    try (PresentedPass pass = passes.open(text);
        PresentedPass other = passes.open(half);
        PresentedPass mixed =
            new PresentedPass(
                pass.grant(), pass.expires(), other.half().copy(), pass.carried().orElse(null))) {
      return opens(store, consent, mixed);
    }
  }

  private static boolean opens(GatewayStore store, LiveConsent consent, PresentedPass pass) {
    try (FaceFeatures face = Samples.features(1, 256);
        FaceFeatures opened = store.references().unseal(consent, pass)) {
      assertThat(opened.similarity(face)).isGreaterThan(0.999f);
      return true;
    } catch (UnreadableReferenceException _) {
      return false;
    }
  }

  private static void putBack(Path before, Path data, String file) throws Exception {
    Files.copy(before.resolve(file), data.resolve(file), StandardCopyOption.REPLACE_EXISTING);
  }

  private LiveConsent consent(int number, Custody custody) {
    return LiveConsents.of(Samples.grant(number, clock.instant(), custody), clock);
  }

  private GatewayStore open(Path data) {
    return GatewayStore.open(data, RootSource.FILE, LostKeys.KEEP, clock);
  }

  private static PassCodec codec() {
    try {
      return new PassCodec(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }
}
