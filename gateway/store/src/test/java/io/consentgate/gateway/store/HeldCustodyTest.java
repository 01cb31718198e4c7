package io.consentgate.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.grant.Custody;
import io.consentgate.contract.policy.PackKind;
import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.contract.receipt.ErasureReach;
import io.consentgate.gateway.biometric.ComparisonThreshold;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.ReferenceStore.UnreadableReferenceException;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.store.GatewayStore.LostKeys;
import io.consentgate.gateway.store.custody.HeldKeys;
import io.consentgate.gateway.store.custody.HeldReferenceStore;
import io.consentgate.gateway.store.custody.HeldRefusal;
import io.consentgate.gateway.store.custody.HeldResult;
import io.consentgate.gateway.store.keyring.RootSource;
import io.consentgate.gateway.testing.LiveConsents;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.SoftToken;
import io.consentgate.gateway.testing.TestClock;
import io.consentgate.gateway.withdrawal.WithdrawalResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Custody {@code HELD} on a real store. */
final class HeldCustodyTest {

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

  @TempDir private Path temporary;
  private final TestClock clock = new TestClock();
  private final LiveConsent consent =
      LiveConsents.of(Samples.grant(1, clock.instant(), Custody.HELD), clock);

  @Test
  @DisplayName("EU-15: with a root that can be copied nothing is held, whatever the pack says")
  void heldKeys_rootsThatCanBeCopied_areRefused() throws Exception {
    Path words = Files.writeString(temporary.resolve("words"), "a quiet door");
    Files.writeString(temporary.resolve("root"), "thirty-two bytes and some to spare");
    for (RootSource root :
        List.of(
            RootSource.FILE,
            RootSource.parse("passphrase:" + words, Map.of()),
            RootSource.parse("credential:root", Map.of("CREDENTIALS_DIRECTORY", "" + temporary)))) {
      Path data = Files.createTempDirectory(temporary, "data");
      try (GatewayStore store = GatewayStore.open(data, root, LostKeys.KEEP, clock)) {
        assertThat(store.heldKeys(PACK))
            .isEqualTo(new HeldResult.Refused(HeldRefusal.ROOT_CAN_BE_COPIED));
      }
    }
  }

  @Test
  @DisplayName("CN-13, BF-10: held, restarted, erased; old row and old disk open nothing")
  void held_underAToken_isKeptUntilErasedAndNotAfter() throws Exception {
    RootSource token = RootSource.parse(SoftToken.setting(temporary), Map.of());
    Path data = temporary.resolve("data");
    Path before = temporary.resolve("before");
    enrol(data, token);
    assertThat(opens(data, token)).as("before the erasure, after a restart").isTrue();
    Copies.copy(data, before);

    try (GatewayStore store = open(data, token)) {
      assertThat(store.heldKeys(PolicyPack.DEMO))
          .isEqualTo(new HeldResult.Refused(HeldRefusal.NOT_IN_THE_PACK));
      assertThat(store.standingReferences()).isEqualTo(1);
      assertThat(
              Withdrawals.of(
                      store,
                      _ -> {
                        throw new IllegalStateException("HELD has no pass");
                      },
                      clock)
                  .end(consent.grant().id(), ErasureCause.WITHDRAWN))
          .isInstanceOf(WithdrawalResult.Erased.class);
      assertThat(store.erasureReach()).isEqualTo(ErasureReach.EVERY_COPY);
      assertThat(store.standingReferences()).isZero();
    }

    assertThat(opens(data, token)).as("after the erasure").isFalse();
    assertThat(opens(before, token)).as("the whole disk as it was before").isFalse();
    Files.copy(
        before.resolve("journal.mv.db"),
        data.resolve("journal.mv.db"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThat(opens(data, token)).as("the old row put back").isFalse();
  }

  private void enrol(Path data, RootSource root) {
    try (GatewayStore store = open(data, root);
        FaceFeatures features = Samples.features(1, 256)) {
      store.journal().grants().keep(consent.grant(), "jws", Samples.entitlementId(1));
      store.journal().enrolments().consume(consent.grant().id());
      held(store).seal(consent, features);
    }
  }

  private boolean opens(Path data, RootSource root) throws IOException {
    Path copy = Files.createTempDirectory(temporary, "attempt");
    Copies.copy(data, copy);
    try (GatewayStore store = open(copy, root);
        FaceFeatures features = Samples.features(1, 256)) {
      return held(store).isMet(consent, features, THRESHOLD);
    } catch (UnreadableReferenceException _) {
      return false;
    }
  }

  private HeldReferenceStore held(GatewayStore store) {
    HeldKeys keys = ((HeldResult.Allowed) store.heldKeys(PACK)).keys();
    return new HeldReferenceStore(store.journal().references(), keys, clock, new SecureRandom());
  }

  private GatewayStore open(Path data, RootSource root) {
    return GatewayStore.open(data, root, LostKeys.KEEP, clock);
  }
}
