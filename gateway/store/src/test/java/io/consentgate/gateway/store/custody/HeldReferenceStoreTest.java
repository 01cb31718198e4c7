package io.consentgate.gateway.store.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.consentgate.contract.grant.Custody;
import io.consentgate.contract.policy.PackKind;
import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.gateway.biometric.ComparisonThreshold;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.ReferenceStore.UnreadableReferenceException;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.testing.LiveConsents;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.TestClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class HeldReferenceStoreTest {

  private static final PolicyPack PACK =
      new PolicyPack(
          "HELD-TEST",
          PackKind.TEST,
          Set.of(Custody.HELD),
          Duration.ofDays(30),
          Duration.ofMinutes(10),
          1e-4,
          1e-3);
  private static final ComparisonThreshold THRESHOLD =
      new ComparisonThreshold(Samples.MODEL_SET, 1e-4, 0.9f);

  private final TestClock clock = new TestClock();
  private final MemoryRows rows = new MemoryRows();
  private final MemoryHalves keys = new MemoryHalves();
  private final HeldReferenceStore store =
      new HeldReferenceStore(rows, allowed(), clock, new SecureRandom());
  private final LiveConsent consent = consent(Custody.HELD);

  @Test
  void isMet_samePersonAndAnother_tellsThemApart() throws Exception {
    try (FaceFeatures features = Samples.features(1, 256);
        FaceFeatures other = Samples.features(2, 256)) {
      store.seal(consent, features);

      assertThat(store.isMet(consent, features, THRESHOLD)).isTrue();
      assertThat(store.isMet(consent, other, THRESHOLD)).isFalse();
    }
  }

  @Test
  @DisplayName("ST-01, ST-02: what is sealed is rotated under this installation's secret")
  void seal_held_keepsNothingAsCaptured() throws Exception {
    try (FaceFeatures features = Samples.features(1, 256)) {
      store.seal(consent, features);
      byte[] sealed = rows.find(consent.grant().id(), clock.instant()).orElseThrow();
      try (SecretBytes whole = keys.half(consent.grant().id()).orElseThrow();
          SealingKey key = SealingKey.whole(whole);
          FaceFeatures opened = SealedReference.open(sealed, key, consent.grant())) {
        assertThat(opened.similarity(features)).isLessThan(0.4f);
      }

      keys.installation = 2;
      assertThat(store.isMet(consent, features, THRESHOLD)).isFalse();
    }
  }

  @Test
  @DisplayName("CN-13: without its key the reference stays shut, row or no row")
  void isMet_afterTheKeyIsDestroyed_isRefused() {
    try (FaceFeatures features = Samples.features(1, 256)) {
      store.seal(consent, features);
      keys.destroy(Set.of(consent.grant().id()));

      assertUnreadable(features);
    }
  }

  @Test
  @DisplayName("CN-05: an expired reference is refused even if no timer ran")
  void isMet_afterExpiry_isRefused() {
    try (FaceFeatures features = Samples.features(1, 256)) {
      store.seal(consent, features);
      clock.advance(Duration.ofHours(1));

      assertUnreadable(features);
    }
  }

  @Test
  @DisplayName("A nonce never repeats under a key: one seal a grant")
  void seal_secondTime_isRefused() {
    try (FaceFeatures features = Samples.features(1, 256)) {
      store.seal(consent, features);

      assertThatIllegalStateException().isThrownBy(() -> store.seal(consent, features));
      keys.destroy(Set.of(consent.grant().id()));
      assertThatIllegalStateException().isThrownBy(() -> store.seal(consent, features));
    }
  }

  @Test
  void seal_rowCannotBeKept_leavesNoKey() {
    rows.isFull = true;
    try (FaceFeatures features = Samples.features(1, 256)) {
      assertThatIllegalStateException().isThrownBy(() -> store.seal(consent, features));
    }

    assertThat(keys.holds(consent.grant().id())).isFalse();
  }

  @Test
  void seal_personAgreedToAnotherCustody_isRefused() {
    LiveConsent sealed = consent(Custody.SEALED);
    try (FaceFeatures features = Samples.features(1, 256)) {
      assertThatIllegalStateException().isThrownBy(() -> store.seal(sealed, features));
      assertThatIllegalStateException().isThrownBy(() -> store.isMet(sealed, features, THRESHOLD));
    }

    assertThat(rows.kept).isEmpty();
    assertThat(keys.kept).isEmpty();
  }

  @Test
  @DisplayName("EU-24: the pack that ships does not allow HELD, under whatever root")
  void of_packThatShips_isRefused() {
    assertThat(HeldKeys.of(PolicyPack.DEMO, keys))
        .isEqualTo(new HeldResult.Refused(HeldRefusal.NOT_IN_THE_PACK));
  }

  @Test
  @DisplayName("EU-15: no HELD under a root that can be copied, whatever the pack says")
  void of_rootThatCanBeCopied_isRefused() {
    keys.isRootCopyable = true;

    assertThat(HeldKeys.of(PACK, keys))
        .isEqualTo(new HeldResult.Refused(HeldRefusal.ROOT_CAN_BE_COPIED));
  }

  private HeldKeys allowed() {
    return ((HeldResult.Allowed) HeldKeys.of(PACK, keys)).keys();
  }

  private LiveConsent consent(Custody custody) {
    return LiveConsents.of(Samples.grant(1, clock.instant(), custody), clock);
  }

  private void assertUnreadable(FaceFeatures probe) {
    assertThatExceptionOfType(UnreadableReferenceException.class)
        .isThrownBy(() -> store.isMet(consent, probe, THRESHOLD));
  }
}
