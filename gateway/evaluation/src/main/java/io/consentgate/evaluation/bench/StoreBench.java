package io.consentgate.evaluation.bench;

import io.consentgate.contract.entitlement.EntitlementId;
import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.Custody;
import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.evaluation.sabotage.ConsentLie;
import io.consentgate.evaluation.statistics.Times;
import io.consentgate.gateway.biometric.ComparisonThreshold;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.ReferenceStore.UnreadableReferenceException;
import io.consentgate.gateway.consent.ConsentResult;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.store.GatewayStore;
import io.consentgate.gateway.store.keyring.RootSource;
import io.consentgate.gateway.withdrawal.EndRules;
import io.consentgate.gateway.withdrawal.ErasureProof;
import io.consentgate.gateway.withdrawal.WithdrawalResult;
import io.consentgate.gateway.withdrawal.WithdrawalService;
import io.consentgate.signature.CertificateSigner;
import io.consentgate.signature.Identity;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A store with many references, and what each act on it takes. */
final class StoreBench implements AutoCloseable {

  /** Values of a reference, as the bundled set gives. */
  static final int DIMENSION = 256;

  /** Bytes that a sealed reference of that size takes. */
  static final int SEALED_BYTES = 1 + DIMENSION + 16;

  /**
   * What an erasure brings to the disk one after the other: that it is decided, one shard, one
   * slot, slot and shard of before overwritten, and the certificate.
   */
  static final int ERASURE_SYNCS = 6;

  private static final ModelSetId MODEL_SET = new ModelSetId("bench-1");

  /** Somebody who enrolled, with the pass. */
  private static final class Holder {
    private final ConsentGrant grant;
    private final PresentedPass pass;

    Holder(ConsentGrant grant, PresentedPass pass) {
      this.grant = grant;
      this.pass = pass;
    }
  }

  private final InstantSource clock = InstantSource.system();
  private final SplittableRandom random;
  private final Papers papers;
  private final ComparisonThreshold threshold = new ComparisonThreshold(MODEL_SET, 1e-4, 0.5f);
  private final List<Holder> holders;
  private final GatewayStore store;
  private int made;

  /** Opens the store of a folder. */
  StoreBench(Path folder) {
    random = new SplittableRandom(1);
    papers = new Papers(MODEL_SET);
    holders = new ArrayList<>();
    store = open(folder, clock);
  }

  private StoreBench(Path folder, StoreBench before) {
    random = before.random;
    papers = before.papers;
    holders = new ArrayList<>(before.holders);
    made = before.made;
    store = open(folder, clock);
  }

  /** Moves the store to another folder and opens it there, with the same passes in hand. */
  StoreBench moved(Path from, Path to) throws IOException {
    store.close();
    StoreFolders.move(from, to);
    StoreBench moved = new StoreBench(to, this);
    holders.clear();
    return moved;
  }

  /** Opens a store as a gateway does. */
  static GatewayStore open(Path folder, InstantSource clock) {
    return GatewayStore.open(folder, RootSource.FILE, GatewayStore.LostKeys.KEEP, clock);
  }

  /**
   * Enrols people until there are so many.
   *
   * @param count how many
   * @param remembered of how many the passes are kept, to act on
   */
  void fill(int count, int remembered, Runnable each) {
    int every = Math.max(1, count / remembered);
    for (int i = 0; i < count; i++) {
      Holder holder = seal(consented(), new Times());
      if (i % every == 0) {
        holders.add(holder);
      } else {
        holder.pass.close();
      }
      each.run();
    }
  }

  /** Opens references with their passes and compares them. */
  Times unseal(int rounds) throws UnreadableReferenceException {
    Times times = new Times();
    try (FaceFeatures probe = features()) {
      for (int i = 0; i < rounds; i++) {
        Holder holder = holders.get(random.nextInt(holders.size()));
        LiveConsent consent = live(holder.grant);
        long before = System.nanoTime();
        try (FaceFeatures reference = store.references().unseal(consent, holder.pass)) {
          threshold.isMet(probe, reference);
        }
        times.add(System.nanoTime() - before);
      }
    }
    return times;
  }

  /**
   * Seals references, by turns with a bare insert of the same size.
   *
   * @param consenting takes what comes before: a consent is kept, and its one enrolment used up
   */
  void enrol(int rounds, BareInsert bare, Times consenting, Times sealing, Times inserting)
      throws SQLException {
    for (int i = 0; i < rounds; i++) {
      long before = System.nanoTime();
      ConsentGrant grant = consented();
      consenting.add(System.nanoTime() - before);
      seal(grant, sealing).pass.close();
      inserting.add(bare.measure());
    }
  }

  /**
   * Erases references, by turns with as many bare writes as an erasure brings to the disk.
   *
   * @param beyond takes by how much each erasure was longer than the bare writes right after it
   */
  void erase(int rounds, FsyncProbe probe, Times erasing, Times syncing, Times beyond)
      throws IOException {
    WithdrawalService withdrawals = withdrawals(store);
    for (int i = 0; i < rounds; i++) {
      Holder holder = holders.removeLast();
      long before = System.nanoTime();
      WithdrawalResult result = withdrawals.end(holder.grant.id(), ErasureCause.WITHDRAWN);
      long took = System.nanoTime() - before;
      erasing.add(took);
      holder.pass.close();
      if (!(result instanceof WithdrawalResult.Erased)) {
        throw new IllegalStateException("not erased: " + result);
      }
      long bare = 0;
      for (int k = 0; k < ERASURE_SYNCS; k++) {
        bare += probe.measure();
      }
      syncing.add(bare);
      beyond.add(took - bare);
    }
  }

  @Override
  public void close() {
    holders.forEach(holder -> holder.pass.close());
    store.close();
  }

  private ConsentGrant consented() {
    ConsentGrant grant = papers.grant(clock.instant(), Custody.SEALED, Duration.ofDays(7));
    made++;
    store.journal().grants().keep(grant, "", new EntitlementId("%064x".formatted(made)));
    store.journal().enrolments().consume(grant.id());
    return grant;
  }

  private Holder seal(ConsentGrant grant, Times times) {
    LiveConsent consent = live(grant);
    try (FaceFeatures features = features()) {
      long before = System.nanoTime();
      PresentedPass pass = store.references().seal(consent, features);
      times.add(System.nanoTime() - before);
      return new Holder(grant, pass);
    }
  }

  private LiveConsent live(ConsentGrant grant) {
    if (new ConsentLie(grant, clock).consent() instanceof ConsentResult.Live(var consent)) {
      return consent;
    }
    throw new IllegalStateException("the bench's own consent is not live");
  }

  private FaceFeatures features() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment values = arena.allocate(ValueLayout.JAVA_FLOAT, DIMENSION);
      for (int i = 0; i < DIMENSION; i++) {
        values.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) random.nextDouble(-1, 1));
      }
      return FaceFeatures.normalised(values);
    }
  }

  /** Does what a start does before anything is served: nothing is due here. */
  static void eraseWhatIsDue(GatewayStore store) {
    if (withdrawals(store).sweep().certified() > 0) {
      throw new IllegalStateException("the bench's consents have run out");
    }
  }

  private static WithdrawalService withdrawals(GatewayStore store) {
    CertificateSigner signer = new CertificateSigner(Identity.mint(new SecureRandom()));
    InstantSource clock = InstantSource.system();
    return new WithdrawalService(
        _ -> {
          throw new IllegalStateException("the bench shows no pass");
        },
        store.keyRing(),
        store.erasures(),
        new ErasureProof(Papers.GATEWAY, store.residueCheck(), signer::sign, store.erasureReach()),
        new EndRules(Duration.ofDays(30), _ -> false, () -> false),
        new GatewayClock(clock, System::nanoTime, store.entries().clockMark()));
  }
}
