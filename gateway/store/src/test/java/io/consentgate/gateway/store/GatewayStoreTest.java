package io.consentgate.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.receipt.ResidueFinding;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.ReferenceStore.UnreadableReferenceException;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.GatewayStore.LostKeys;
import io.consentgate.gateway.store.journal.JournalState;
import io.consentgate.gateway.store.keyring.RingState;
import io.consentgate.gateway.store.keyring.RootSource;
import io.consentgate.gateway.store.pass.PassCodec;
import io.consentgate.gateway.testing.LiveConsents;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.TestClock;
import io.consentgate.gateway.withdrawal.EndRules;
import io.consentgate.gateway.withdrawal.ErasureProof;
import io.consentgate.gateway.withdrawal.WithdrawalResult;
import io.consentgate.gateway.withdrawal.WithdrawalService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GatewayStoreTest {

  @TempDir private Path temporary;
  private final TestClock clock = new TestClock();

  @Test
  @DisplayName("CN-13, BF-10: row, ring and pass saved before an erasure stay shut afterwards")
  void withdraw_thenEverythingPutBack_staysUnreadable() throws Exception {
    PassCodec passes = new PassCodec(keyPair());
    ConsentGrant grant = Samples.grant(1, clock.instant());
    Path data = temporary.resolve("data");
    LiveConsent consent = LiveConsents.of(grant, clock);
    SecretBytes text;
    byte[] ringBefore;
    byte[] rowBefore;
    try (GatewayStore store = open(data)) {
      text = enrol(store, passes, consent);
      assertThat(opens(store, consent, passes, text)).isTrue();
      assertThat(store.standingReferences()).isEqualTo(1);
      ringBefore = Files.readAllBytes(data.resolve("keyring/ring.1.a"));
      rowBefore = store.journal().references().find(grant.id(), clock.instant()).orElseThrow();

      WithdrawalResult result = withdrawal(store, passes).withdraw(text);

      assertThat(result).isInstanceOf(WithdrawalResult.Erased.class);
      assertThat(store.standingReferences()).isZero();
      assertThat(findings(store, grant.id())).allMatch(ResidueFinding::clean).hasSize(7);
    }
    Files.write(data.resolve("keyring/ring.1.a"), ringBefore);
    try (GatewayStore store = open(data)) {
      assertThat(rowBefore).isNotEmpty();
      assertThat(opens(store, consent, passes, text)).isFalse();
    }
    text.close();
  }

  @Test
  void residueCheck_referenceStanding_isNotClean() throws Exception {
    PassCodec passes = new PassCodec(keyPair());
    LiveConsent consent = LiveConsents.of(Samples.grant(1, clock.instant()), clock);
    try (GatewayStore store = open(temporary);
        SecretBytes _ = enrol(store, passes, consent)) {
      Files.writeString(temporary.resolve("keyring/root.1"), "left over");
      Files.writeString(temporary.resolve("keyring/ring.tmp"), "left over");

      assertThat(findings(store, consent.grant().id()))
          .filteredOn(finding -> !finding.clean())
          .extracting(ResidueFinding::check)
          .containsExactly(
              "key-half-in-ring",
              "superseded-root-slot",
              "unfinished-key-ring-file",
              "sealed-reference-row");
    }
  }

  @Test
  @DisplayName("A ring that cannot be read: nothing opens, tickets go on, nothing is certified")
  void open_ringDamaged_goesOnWithoutReferences() throws Exception {
    PassCodec passes = new PassCodec(keyPair());
    LiveConsent consent = LiveConsents.of(Samples.grant(1, clock.instant()), clock);
    Path data = temporary.resolve("data");
    SecretBytes text;
    try (GatewayStore store = open(data)) {
      text = enrol(store, passes, consent);
    }
    Files.write(data.resolve("keyring/ring.1.a"), new byte[100]);

    try (GatewayStore store = open(data)) {
      assertThat(store.ringState()).isInstanceOf(RingState.Unreadable.class);
      assertThat(store.standingReferences()).isZero();
      assertThat(opens(store, consent, passes, text)).isFalse();
      assertThat(store.entries().entitlements().highestSequence()).isZero();
      assertThat(withdrawal(store, passes).withdraw(text))
          .isInstanceOf(WithdrawalResult.NotCertified.class);
    }
    try (GatewayStore store = GatewayStore.open(data, RootSource.FILE, LostKeys.ACCEPT, clock)) {
      assertThat(store.ringState()).isEqualTo(new RingState.Open(0));
      assertThat(findings(store, consent.grant().id()))
          .contains(new ResidueFinding("key-ring-set-aside", false));
    }
    text.close();
  }

  @Test
  void open_ringMissingThoughPeopleEnrolled_isNotReplaced() throws Exception {
    LiveConsent consent = LiveConsents.of(Samples.grant(1, clock.instant()), clock);
    try (GatewayStore store = open(temporary)) {
      enrol(store, new PassCodec(keyPair()), consent).close();
    }
    Files.delete(temporary.resolve("keyring/ring.1.a"));

    try (GatewayStore store = open(temporary)) {
      assertThat(store.ringState()).isInstanceOf(RingState.Unreadable.class);
      assertThat(temporary.resolve("keyring/ring.1.a")).doesNotExist();
    }
  }

  @Test
  void open_folderInUse_saysSoAndChangesNothing() {
    try (GatewayStore _ = open(temporary)) {
      assertUnavailable(temporary, "Another gateway is using");
    }
    open(temporary).close();
  }

  @Test
  void open_newerVersion_saysSoAndChangesNothing() throws IOException {
    open(temporary).close();
    Files.writeString(temporary.resolve("version"), DataFolder.VERSION + 1 + "\n");
    Map<String, byte[]> before = contents(temporary);

    assertUnavailable(temporary, "newer version");

    assertThat(contents(temporary)).containsExactlyInAnyOrderEntriesOf(before);
  }

  @Test
  void open_versionIsNoNumber_saysSo() throws IOException {
    Files.writeString(temporary.resolve("version"), "two");

    assertUnavailable(temporary, "holds no number");
  }

  @Test
  void open_noFolderThere_saysSo() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "not a folder");

    assertUnavailable(file.resolve("data"), "cannot be written");
  }

  /** The kernel lets nobody write there, not even root. */
  @Test
  void open_readOnlyFolder_saysSo() {
    assertUnavailable(Path.of("/proc/consentgate"), "cannot be written");
  }

  @Test
  void open_journalIsSomethingElse_saysSoAndLeavesIt() throws IOException {
    open(temporary).close();
    byte[] garbage = "this is no database ".repeat(1000).getBytes(StandardCharsets.US_ASCII);
    Files.write(temporary.resolve("journal.mv.db"), garbage);

    try (GatewayStore store = open(temporary)) {
      assertThat(store.journal().state())
          .isInstanceOfSatisfying(
              JournalState.Unreadable.class,
              unreadable ->
                  assertThat(unreadable.reason()).contains("journal.mv.db cannot be opened"));
      assertThat(store.ringState()).isEqualTo(new RingState.Open(0));
    }

    assertThat(Files.readAllBytes(temporary.resolve("journal.mv.db"))).isEqualTo(garbage);
  }

  @Test
  void open_entriesAreSomethingElse_saysSoAndLeavesThem() throws IOException {
    open(temporary).close();
    byte[] garbage = "this is no database ".repeat(1000).getBytes(StandardCharsets.US_ASCII);
    Files.write(temporary.resolve("entry.mv.db"), garbage);

    assertUnavailable(temporary, "entry.mv.db cannot be opened");

    assertThat(Files.readAllBytes(temporary.resolve("entry.mv.db"))).isEqualTo(garbage);
  }

  @Test
  void open_everything_isForTheOwnerAlone() throws IOException {
    try (GatewayStore _ = open(temporary.resolve("data"))) {
      try (Stream<Path> all = Files.walk(temporary.resolve("data"))) {
        for (Path path : (Iterable<Path>) all::iterator) {
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
              .as("%s", path.getFileName())
              .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
        }
      }
    }
  }

  private SecretBytes enrol(GatewayStore store, PassCodec passes, LiveConsent consent) {
    store.journal().grants().keep(consent.grant(), "jws", Samples.entitlementId(1));
    store.journal().enrolments().consume(consent.grant().id());
    try (FaceFeatures features = Samples.features(1, 256);
        PresentedPass pass = store.references().seal(consent, features)) {
      return passes.issue(pass);
    }
  }

  private static boolean opens(
      GatewayStore store, LiveConsent consent, PassCodec passes, SecretBytes text)
      throws Exception {
    try (PresentedPass pass = passes.open(text);
        FaceFeatures _ = store.references().unseal(consent, pass)) {
      return true;
    } catch (UnreadableReferenceException _) {
      return false;
    }
  }

  private WithdrawalService withdrawal(GatewayStore store, PassCodec passes) {
    return new WithdrawalService(
        passes,
        store.keyRing(),
        store.erasures(),
        new ErasureProof(
            Samples.GATEWAY,
            store.residueCheck(),
            certificate -> "signed:" + certificate.grant(),
            store.erasureReach()),
        new EndRules(Duration.ofDays(30), _ -> false, () -> false),
        new GatewayClock(clock, System::nanoTime, store.entries().clockMark()));
  }

  private static List<ResidueFinding> findings(GatewayStore store, GrantId grant) {
    return store.residueCheck().check(grant);
  }

  private GatewayStore open(Path folder) {
    return GatewayStore.open(folder, RootSource.FILE, LostKeys.KEEP, clock);
  }

  private void assertUnavailable(Path folder, String message) {
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> open(folder).close())
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.nextStep()).isNotBlank());
  }

  private static Map<String, byte[]> contents(Path folder) throws IOException {
    Map<String, byte[]> contents = new HashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        contents.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return contents;
  }

  private static KeyPair keyPair() throws NoSuchAlgorithmException {
    return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }
}
