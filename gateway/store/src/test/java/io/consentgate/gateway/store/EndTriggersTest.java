package io.consentgate.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.ReferenceStore.UnreadableReferenceException;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.consent.SignedTime;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.store.GatewayStore.LostKeys;
import io.consentgate.gateway.store.database.AuditRows;
import io.consentgate.gateway.store.keyring.RootSource;
import io.consentgate.gateway.testing.LiveConsents;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.TestClock;
import io.consentgate.gateway.withdrawal.EndRules;
import io.consentgate.gateway.withdrawal.ErasureProof;
import io.consentgate.gateway.withdrawal.SweepResult;
import io.consentgate.gateway.withdrawal.WithdrawalService;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each trigger ends with the key destroyed, the template unreadable and one certificate. */
@DisplayName("CN-13: five triggers, one path")
final class EndTriggersTest {

  private static final Duration LONG = Duration.ofDays(30);

  @TempDir private Path data;
  private final TestClock time = new TestClock();
  private final LiveConsent consent = LiveConsents.of(Samples.grant(1, time.instant()), time);
  private final List<ErasureCertificate> signed = new ArrayList<>();
  private Duration maxRetention = LONG;
  private Predicate<ModelSetId> retired = _ -> false;
  private GatewayStore store;
  private PresentedPass pass;
  private GatewayClock clock;

  @BeforeEach
  void enrol() {
    store = GatewayStore.open(data, RootSource.FILE, LostKeys.KEEP, time);
    clock = new GatewayClock(time, time::nanos, store.entries().clockMark());
    clock.hear(new SignedTime(time.instant(), time.nanos(), SignedTime.Kind.ANSWER));
    store.journal().grants().keep(consent.grant(), "jws", Samples.entitlementId(1));
    store.journal().enrolments().consume(consent.grant().id());
    try (FaceFeatures features = Samples.features(1, 256)) {
      pass = store.references().seal(consent, features);
    }
  }

  @AfterEach
  void close() {
    pass.close();
    store.close();
  }

  @Test
  void end_withdrawn_isErasedAndCertified() throws Exception {
    assertStands();
    service().end(consent.grant().id(), ErasureCause.WITHDRAWN);

    assertErased(ErasureCause.WITHDRAWN);
  }

  @Test
  void sweep_expired_isErasedAndCertified() throws Exception {
    time.advance(Duration.ofHours(1).minusSeconds(1));
    assertStands();
    time.advance(Duration.ofSeconds(1));
    assertThat(service().expiryLag()).isEqualTo(Duration.ZERO);

    assertThat(service().sweep()).isEqualTo(new SweepResult(1, 0));

    assertErased(ErasureCause.EXPIRED);
  }

  @Test
  void sweep_serviceEnded_isErasedAndCertified() throws Exception {
    assertStands();
    store.journal().faceService().end(clock.latest());

    service().sweep();

    assertErased(ErasureCause.SERVICE_ENDED);
  }

  @Test
  @DisplayName("Another set in use erases nothing; a retired one does")
  void sweep_modelRetired_isErasedAndCertified() throws Exception {
    retired = set -> set.equals(new ModelSetId("bundled-9"));
    assertStands();
    retired = Samples.MODEL_SET::equals;

    service().sweep();

    assertErased(ErasureCause.MODEL_RETIRED);
  }

  @Test
  void sweep_retentionShortened_isErasedAndCertified() throws Exception {
    maxRetention = Duration.ofMinutes(10);
    time.advance(Duration.ofMinutes(10).minusSeconds(1));
    assertStands();
    time.advance(Duration.ofSeconds(1));

    service().sweep();

    assertErased(ErasureCause.RETENTION_SHORTENED);
  }

  @Test
  @DisplayName("At the start keys go before anybody is served; the certificate follows")
  void cutOff_expiredWhileItWasDown_destroysTheKeyFirst() throws Exception {
    time.advance(Duration.ofHours(2));
    assertThat(clock.persist()).isTrue();

    service().cutOff();

    assertThat(store.keyRing().holds(consent.grant().id())).isFalse();
    assertUnreadable();
    assertThat(signed).isEmpty();
    assertThat(service().expiryLag()).isEqualTo(Duration.ofHours(1));
    service().sweep();
    assertErased(ErasureCause.EXPIRED);
    assertThat(service().expiryLag()).isEqualTo(Duration.ZERO);
  }

  @Test
  @DisplayName("One jump of the wall clock to 2038, kept across a restart, destroys nothing")
  void sweep_wallClockAlone_destroysNothing() throws Exception {
    Instant right = time.instant();
    time.setWall(Instant.parse("2038-01-19T03:14:07Z"));
    assertThat(clock.persist()).isTrue();
    clock = new GatewayClock(time, time::nanos, store.entries().clockMark());
    assertThat(clock.hasCome(consent.grant().expires())).isTrue();

    service().cutOff();
    assertThat(service().sweep()).isEqualTo(new SweepResult(0, 0));

    assertThat(service().expiryLag()).isGreaterThan(Duration.ofDays(3000));
    time.setWall(right);
    assertStands();
  }

  private void assertStands() throws Exception {
    assertThat(service().sweep()).isEqualTo(new SweepResult(0, 0));
    assertThat(store.keyRing().holds(consent.grant().id())).isTrue();
    try (FaceFeatures features = store.references().unseal(consent, pass)) {
      assertThat(features.dimension()).isEqualTo(256);
    }
  }

  private void assertErased(ErasureCause cause) {
    assertThat(store.keyRing().holds(consent.grant().id())).isFalse();
    assertThat(store.journal().holdsReference(consent.grant().id())).isFalse();
    assertUnreadable();
    assertThat(service().sweep()).isEqualTo(new SweepResult(0, 0));
    assertThat(signed).singleElement().extracting(ErasureCertificate::cause).isEqualTo(cause);
    assertThat(store.erasures().certificate(consent.grant().id())).contains("signed");
    assertThat(store.audit().counts(Instant.EPOCH, time.instant().plusSeconds(1)))
        .containsExactly(new AuditRows.Count("ERASED", "", "", cause.name(), 1));
  }

  private void assertUnreadable() {
    assertThatExceptionOfType(UnreadableReferenceException.class)
        .isThrownBy(() -> store.references().unseal(consent, pass).close());
  }

  private WithdrawalService service() {
    return new WithdrawalService(
        _ -> {
          throw new IllegalStateException("no pass is needed for this");
        },
        store.keyRing(),
        store.erasures(),
        new ErasureProof(
            Samples.GATEWAY,
            store.residueCheck(),
            certificate -> {
              signed.add(certificate);
              return "signed";
            },
            store.erasureReach()),
        new EndRules(maxRetention, retired, store.journal().faceService()::isEnded),
        clock);
  }
}
