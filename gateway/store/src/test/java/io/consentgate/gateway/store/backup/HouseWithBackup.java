package io.consentgate.gateway.store.backup;

import io.consentgate.contract.exchange.EntitlementRow;
import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.audit.WayIn;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.ReferenceStore.UnreadableReferenceException;
import io.consentgate.gateway.consent.ClockMark;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.consent.GrantState;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.consent.SignedTime;
import io.consentgate.gateway.consent.StatusArchive;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.store.GatewayStore;
import io.consentgate.gateway.store.GatewayStore.LostKeys;
import io.consentgate.gateway.store.database.AuditRows;
import io.consentgate.gateway.store.journal.Journal;
import io.consentgate.gateway.store.journal.OutboxMessage;
import io.consentgate.gateway.store.keyring.RootSource;
import io.consentgate.gateway.testing.LiveConsents;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.TestClock;
import io.consentgate.gateway.withdrawal.EndRules;
import io.consentgate.gateway.withdrawal.ErasureProof;
import io.consentgate.gateway.withdrawal.WithdrawalService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** A gateway's folder with the real store, which is closed between any two acts. */
final class HouseWithBackup implements AutoCloseable {

  private final Path folder;
  private final Path data;
  private final TestClock clock = new TestClock();
  private final Map<Integer, LiveConsent> consents = new HashMap<>();
  private final Map<Integer, PresentedPass> passes = new HashMap<>();
  private int backups;

  HouseWithBackup(Path folder) throws IOException {
    this.folder = folder;
    data = Files.createDirectory(folder.resolve("data"));
    Files.writeString(data.resolve("identity.pub.jwk"), "this gateway");
    withStore(_ -> true);
  }

  Path data() {
    return data;
  }

  Path journalFile() {
    return data.resolve(Journal.FILE);
  }

  TestClock clock() {
    return clock;
  }

  Instant now() {
    return clock.instant();
  }

  <T> T withStore(Function<GatewayStore, T> work) {
    try (GatewayStore store = GatewayStore.open(data, RootSource.FILE, LostKeys.KEEP, clock)) {
      return work.apply(store);
    }
  }

  Path backup() throws Exception {
    Path target = folder.resolve("backup-" + ++backups);
    return new GatewayBackup(data, clock).make(target, Duration.ofSeconds(20)).folder();
  }

  Restored restore(Path backup) throws BackupException {
    return new GatewayRestore(data, RootSource.FILE, clock).restore(backup);
  }

  void keepGrant(int number) {
    ConsentGrant grant = Samples.grant(number, clock.instant());
    consents.put(number, LiveConsents.of(grant, clock));
    withStore(
        store -> {
          store.journal().grants().keep(grant, "jws", Samples.entitlementId(number));
          return true;
        });
  }

  boolean consumeEnrolment(int number) {
    return withStore(store -> store.journal().enrolments().consume(Samples.grantId(number)));
  }

  void enrol(int number) {
    ticket(number, 9);
    keepGrant(number);
    consumeEnrolment(number);
    LiveConsent consent = consent(number);
    withStore(
        store -> {
          try (FaceFeatures features = Samples.features(number, 256)) {
            passes.put(number, store.references().seal(consent, features));
          }
          return true;
        });
  }

  boolean opens(int number) {
    return withStore(
        store -> {
          try (FaceFeatures _ = store.references().unseal(consent(number), pass(number))) {
            return true;
          } catch (UnreadableReferenceException _) {
            return false;
          }
        });
  }

  void end(int number, ErasureCause cause) {
    withStore(store -> withdrawals(store).end(Samples.grantId(number), cause));
  }

  int sweep() {
    return withStore(store -> withdrawals(store).sweep().certified());
  }

  GrantState state(int number) {
    return withStore(
        store -> store.journal().grants().find(Samples.grantId(number)).orElseThrow().state());
  }

  int references() {
    return withStore(store -> store.journal().referenceCount());
  }

  List<OutboxMessage> messages() {
    return withStore(store -> store.journal().outbox().pending(9));
  }

  void ticket(int number, int entries) {
    EntitlementRow row =
        new EntitlementRow(
            Samples.entitlementId(number).hex(),
            List.of("main"),
            now().minusSeconds(60),
            now().plusSeconds(9000),
            entries,
            number);
    withStore(
        store -> {
          store.entries().entitlements().keep(List.of(row));
          return true;
        });
  }

  void enter(int number) {
    withStore(store -> enter(store, number));
  }

  boolean enter(GatewayStore store, int number) {
    AuditEvent.Admitted event =
        new AuditEvent.Admitted(TestClock.START, Samples.PORTAL, WayIn.PASS);
    return store.entries().entries().take(Samples.entitlementId(number), event).isPresent();
  }

  int entriesLeft(int number) {
    return withStore(
        store ->
            store
                .entries()
                .entitlements()
                .find(Samples.entitlementId(number))
                .orElseThrow()
                .entriesLeft());
  }

  /** Counts events of a kind. */
  long counted(String kind) {
    return withStore(
        store ->
            store.audit().counts(Instant.EPOCH, now().plusSeconds(9000)).stream()
                .filter(count -> count.kind().equals(kind))
                .mapToLong(AuditRows.Count::count)
                .sum());
  }

  /** Writes equal events down. */
  void written(int times) {
    withStore(
        store -> {
          for (int i = 0; i < times; i++) {
            store.audit().append(new AuditEvent.Enrolled(TestClock.START));
          }
          return true;
        });
  }

  void service(boolean isEnded) {
    withStore(
        store -> {
          if (isEnded) {
            store.journal().faceService().end(now());
          } else {
            store.journal().faceService().begin();
          }
          return true;
        });
  }

  boolean isServiceEnded() {
    return withStore(store -> store.journal().faceService().isEnded());
  }

  void mark(ClockMark.Seen mark) {
    withStore(store -> store.entries().clockMark().store(mark));
  }

  ClockMark.Seen mark() {
    return withStore(store -> store.entries().clockMark().load());
  }

  void remember(Instant issued, int... bits) {
    BitSet set = new BitSet();
    for (int bit : bits) {
      set.set(bit);
    }
    withStore(
        store -> {
          store.journal().statusArchive().store(new StatusArchive.Memory(issued, set));
          return true;
        });
  }

  StatusArchive.Memory memory() {
    return withStore(store -> store.journal().statusArchive().load());
  }

  /** Returns what lies in the data folder beyond what a gateway keeps there. */
  List<String> leftBehind() throws IOException {
    Set<String> usual =
        Set.of(
            "keyring",
            "journal.mv.db",
            "entry.mv.db",
            "entry.log",
            "lock",
            "version",
            "identity.pub.jwk");
    try (Stream<Path> files = Files.list(data)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !usual.contains(name))
          .toList();
    }
  }

  @Override
  public void close() {
    passes.values().forEach(PresentedPass::close);
  }

  private LiveConsent consent(int number) {
    return Objects.requireNonNull(consents.get(number), "a consent");
  }

  private PresentedPass pass(int number) {
    return Objects.requireNonNull(passes.get(number), "a pass");
  }

  private WithdrawalService withdrawals(GatewayStore store) {
    GatewayClock watched = new GatewayClock(clock, clock::nanos, store.entries().clockMark());
    watched.hear(new SignedTime(clock.instant(), clock.nanos(), SignedTime.Kind.ANSWER));
    return new WithdrawalService(
        _ -> {
          throw new IllegalStateException("no pass is needed for this");
        },
        store.keyRing(),
        store.erasures(),
        new ErasureProof(
            Samples.GATEWAY,
            store.residueCheck(),
            each -> "signed:" + each.grant(),
            store.erasureReach()),
        new EndRules(Duration.ofDays(30), _ -> false, () -> false),
        watched);
  }
}
