package io.consentgate.gateway.store.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.consentgate.contract.grant.Custody;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.ReferenceStore.UnreadableReferenceException;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.consent.ReferenceEnd;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.testing.LiveConsents;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.TestClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SealedReferenceStoreTest {

  private final TestClock clock = new TestClock();
  private final Rows rows = new Rows();
  private final Halves halves = new Halves();
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

  private static final class Rows implements ReferenceRows {
    private final Map<GrantId, byte[]> kept = new HashMap<>();
    private boolean isFull;

    @Override
    public boolean holds(GrantId grant) {
      return kept.containsKey(grant);
    }

    @Override
    public void keep(GrantId grant, byte[] sealed, ReferenceEnd end) {
      if (isFull) {
        throw new IllegalStateException("full");
      }
      kept.put(grant, sealed);
    }

    @Override
    public Optional<byte[]> find(GrantId grant, Instant now) {
      return Optional.ofNullable(kept.get(grant));
    }
  }

  private static final class Halves implements KeyHalves {
    private final Map<GrantId, SecretBytes> kept = new HashMap<>();

    @Override
    public void add(GrantId grant, SecretBytes half) {
      kept.put(grant, half.copy());
    }

    @Override
    public Optional<SecretBytes> half(GrantId grant) {
      return Optional.ofNullable(kept.get(grant)).map(SecretBytes::copy);
    }

    @Override
    public boolean holds(GrantId grant) {
      return kept.containsKey(grant);
    }

    @Override
    public void destroy(Set<GrantId> grants) {
      kept.keySet().removeAll(grants);
    }
  }
}
