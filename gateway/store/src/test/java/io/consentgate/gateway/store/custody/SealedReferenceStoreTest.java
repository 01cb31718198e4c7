package io.consentgate.gateway.store.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.consentgate.contract.grant.Custody;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.ReferenceStore;
import io.consentgate.gateway.biometric.ReferenceStore.UnreadableReferenceException;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.testing.LiveConsents;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.TestClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SealedReferenceStoreTest {

  private final TestClock clock = new TestClock();
  private final MemoryRows rows = new MemoryRows();
  private final MemoryHalves halves = new MemoryHalves();
  private final SealedReferenceStore store =
      new SealedReferenceStore(rows, halves, clock, new SecureRandom());

  @ParameterizedTest
  @EnumSource(
      value = Custody.class,
      names = {"SEALED", "CARRIED"})
  void unseal_withTheRightPass_givesTheReference(Custody custody) throws Exception {
    LiveConsent consent = consent(1, custody);
    try (FaceFeatures features = Samples.features(1, 256);
        PresentedPass pass = store.seal(consent, features);
        FaceFeatures opened = store.unseal(consent, pass)) {
      assertThat(opened.similarity(features)).isGreaterThan(0.999f);
    }
  }

  @Test
  @DisplayName("BF-3: under CARRIED the gateway keeps no reference")
  void seal_carried_keepsNoRow() {
    LiveConsent consent = consent(1, Custody.CARRIED);
    try (FaceFeatures features = Samples.features(1, 256);
        PresentedPass pass = store.seal(consent, features)) {
      assertThat(rows.kept).isEmpty();
      assertThat(pass.carried()).isPresent();
      assertThat(halves.holds(consent.grant().id())).isTrue();
    }
  }

  @Test
  void seal_sealed_carriesNothing() {
    try (FaceFeatures features = Samples.features(1, 256);
        PresentedPass pass = store.seal(consent(1, Custody.SEALED), features)) {
      assertThat(pass.carried()).isEmpty();
    }
  }

  @Test
  @DisplayName("EU-15: the pass of another person opens nothing")
  void unseal_withAnotherPass_isRefused() {
    LiveConsent consent = consent(1, Custody.SEALED);
    try (FaceFeatures features = Samples.features(1, 128);
        PresentedPass _ = store.seal(consent, features);
        PresentedPass other = store.seal(consent(2, Custody.SEALED), features);
        PresentedPass forged = pass(1)) {
      assertUnreadable(consent, other);
      assertUnreadable(consent, forged);
    }
  }

  @Test
  @DisplayName("CN-13: without the gateway's half the reference stays shut, row or no row")
  void unseal_afterTheHalfIsDestroyed_isRefused() {
    LiveConsent consent = consent(1, Custody.SEALED);
    try (FaceFeatures features = Samples.features(1, 128);
        PresentedPass pass = store.seal(consent, features)) {
      halves.destroy(Set.of(consent.grant().id()));

      assertUnreadable(consent, pass);
    }
  }

  @Test
  @DisplayName("CN-05: an expired reference is refused even if no timer ran")
  void unseal_afterExpiry_isRefused() {
    LiveConsent consent = consent(1, Custody.SEALED);
    try (FaceFeatures features = Samples.features(1, 128);
        PresentedPass pass = store.seal(consent, features)) {
      clock.advance(Duration.ofHours(1).minusNanos(1));
      assertThatNoException().isThrownBy(() -> store.unseal(consent, pass).close());

      clock.advance(Duration.ofNanos(1));
      assertUnreadable(consent, pass);
    }
  }

  @Test
  @DisplayName("CN-13: what was fetched before an erasure opens nothing after it")
  void seek_thenTheHalfIsDestroyed_isRefused() {
    LiveConsent consent = consent(1, Custody.SEALED);
    try (FaceFeatures features = Samples.features(1, 128);
        PresentedPass pass = store.seal(consent, features)) {
      ReferenceStore.Sought sought = store.seek(consent);
      halves.destroy(Set.of(consent.grant().id()));

      assertThatExceptionOfType(UnreadableReferenceException.class)
          .isThrownBy(() -> sought.unseal(consent, pass).close());
    }
  }

  @Test
  void seek_thenExpiry_isRefused() {
    LiveConsent consent = consent(1, Custody.SEALED);
    try (FaceFeatures features = Samples.features(1, 128);
        PresentedPass pass = store.seal(consent, features)) {
      ReferenceStore.Sought sought = store.seek(consent);
      clock.advance(Duration.ofHours(1));

      assertThatExceptionOfType(UnreadableReferenceException.class)
          .isThrownBy(() -> sought.unseal(consent, pass).close());
    }
  }

  @Test
  void seek_openedForAnotherGrant_isRefused() {
    LiveConsent consent = consent(1, Custody.SEALED);
    LiveConsent other = consent(2, Custody.SEALED);
    try (FaceFeatures features = Samples.features(1, 128);
        PresentedPass _ = store.seal(consent, features);
        PresentedPass pass = store.seal(other, features)) {
      ReferenceStore.Sought sought = store.seek(consent);

      assertThatIllegalArgumentException().isThrownBy(() -> sought.unseal(other, pass).close());
    }
  }

  @Test
  void seek_rowsCannotBeRead_failsWhenOpened() {
    LiveConsent consent = consent(1, Custody.SEALED);
    try (FaceFeatures features = Samples.features(1, 128);
        PresentedPass pass = store.seal(consent, features)) {
      rows.isLost = true;
      ReferenceStore.Sought sought = store.seek(consent);

      assertThatIllegalStateException()
          .isThrownBy(() -> sought.unseal(consent, pass).close())
          .withMessage("the rows are lost");
    }
  }

  @Test
  @DisplayName("A nonce never repeats under a key: one seal a grant")
  void seal_secondTime_isRefused() {
    LiveConsent consent = consent(1, Custody.SEALED);
    try (FaceFeatures features = Samples.features(1, 128)) {
      store.seal(consent, features).close();

      assertThatIllegalStateException().isThrownBy(() -> store.seal(consent, features).close());

      halves.destroy(Set.of(consent.grant().id()));
      assertThatIllegalStateException().isThrownBy(() -> store.seal(consent, features).close());
    }
  }

  @Test
  void seal_rowCannotBeKept_leavesNoHalf() {
    LiveConsent consent = consent(1, Custody.SEALED);
    rows.isFull = true;
    try (FaceFeatures features = Samples.features(1, 128)) {
      assertThatIllegalStateException().isThrownBy(() -> store.seal(consent, features).close());
    }

    assertThat(halves.holds(consent.grant().id())).isFalse();
  }

  @Test
  void seal_moreThanAPassCarries_isRefusedBeforeAnythingIsKept() {
    LiveConsent consent = consent(1, Custody.CARRIED);
    try (FaceFeatures features = Samples.features(1, 257)) {
      assertThatIllegalStateException().isThrownBy(() -> store.seal(consent, features).close());
    }

    assertThat(halves.holds(consent.grant().id())).isFalse();
  }

  @Test
  void seal_held_isRefused() {
    try (FaceFeatures features = Samples.features(1, 128)) {
      assertThatIllegalStateException()
          .isThrownBy(() -> store.seal(consent(1, Custody.HELD), features).close());
    }
  }

  private LiveConsent consent(int number, Custody custody) {
    return LiveConsents.of(Samples.grant(number, clock.instant(), custody), clock);
  }

  private PresentedPass pass(int number) {
    return new PresentedPass(
        Samples.grantId(number), clock.instant(), SecretBytes.allocate(16), null);
  }

  private void assertUnreadable(LiveConsent consent, PresentedPass pass) {
    assertThatExceptionOfType(UnreadableReferenceException.class)
        .isThrownBy(() -> store.unseal(consent, pass).close());
  }
}
