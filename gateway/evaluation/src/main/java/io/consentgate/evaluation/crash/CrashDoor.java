package io.consentgate.evaluation.crash;

import io.consentgate.contract.entitlement.EntitlementId;
import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.Custody;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.contract.grant.Purpose;
import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.evaluation.bench.Papers;
import io.consentgate.evaluation.sabotage.AllIsWell;
import io.consentgate.gateway.access.EntryJournal;
import io.consentgate.gateway.access.EntryService;
import io.consentgate.gateway.access.FaceComparison;
import io.consentgate.gateway.access.FaceEntry;
import io.consentgate.gateway.access.FaceGate;
import io.consentgate.gateway.access.Passage;
import io.consentgate.gateway.access.Portal;
import io.consentgate.gateway.access.PresentedCode;
import io.consentgate.gateway.access.TicketEntry;
import io.consentgate.gateway.biometric.CaptureGuide;
import io.consentgate.gateway.biometric.ComparisonThreshold;
import io.consentgate.gateway.consent.ConsentCheck;
import io.consentgate.gateway.consent.ConsentResult;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.consent.SignedTime;
import io.consentgate.gateway.consent.StatusBook;
import io.consentgate.gateway.enrolment.EnrolmentCustody;
import io.consentgate.gateway.enrolment.EnrolmentResult;
import io.consentgate.gateway.enrolment.EnrolmentService;
import io.consentgate.gateway.entitlement.EntitlementCheck;
import io.consentgate.gateway.lane.FaceLaneInterlock;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.GatewayStore;
import io.consentgate.gateway.store.pass.PassCodec;
import io.consentgate.gateway.withdrawal.EndRules;
import io.consentgate.gateway.withdrawal.ErasureLedger;
import io.consentgate.gateway.withdrawal.ErasureProof;
import io.consentgate.gateway.withdrawal.KeyRing;
import io.consentgate.gateway.withdrawal.ResidueCheck;
import io.consentgate.gateway.withdrawal.WithdrawalResult;
import io.consentgate.gateway.withdrawal.WithdrawalService;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The gateway's own services on its own store, without pages, network, camera and networks. */
final class CrashDoor implements AutoCloseable {

  /** The only portal. */
  static final PortalId PORTAL = new PortalId("main");

  /** Decides comparisons of drawn faces. */
  static final ComparisonThreshold THRESHOLD =
      new ComparisonThreshold(new ModelSetId("crash-1"), 1e-4, 0.9f);

  private static final Duration STATUS_LIFE = Duration.ofHours(1);

  private static final EndRules RULES =
      new EndRules(PolicyPack.DEMO.maxRetention(), _ -> false, () -> false);

  private final SteppedClock clock;
  private final Papers papers = new Papers(THRESHOLD.modelSet());
  private final GatewayStore store;
  private final GatewayClock watched;
  private final StatusBook status;
  private final PassCodec passes;
  private final ConsentCheck consents;
  private final EntryJournal journal;
  private final EntryService entries;
  private final EnrolmentService enrolments;
  private final WithdrawalService withdrawals;

  /**
   * Opens a door.
   *
   * @param folder the data folder
   * @param keys what it has besides its folder
   * @param clock the time
   * @param disorder what is done in the wrong order
   */
  CrashDoor(Path folder, DoorKeys keys, SteppedClock clock, Disorder disorder) {
    this.clock = clock;
    store = GatewayStore.open(folder, keys.root().source(), GatewayStore.LostKeys.KEEP, clock);
    passes = new PassCodec(keys.identity());
    status = new StatusBook(store.journal().statusArchive(), clock, System::nanoTime, STATUS_LIFE);
    watched = new GatewayClock(clock, clock::nanos, store.entries().clockMark());
    consents =
        new ConsentCheck(
            store.journal().grants(),
            status,
            watched,
            Papers.GATEWAY,
            THRESHOLD.modelSet(),
            PolicyPack.DEMO);
    FaceLaneInterlock lanes =
        new FaceLaneInterlock(PolicyPack.DEMO, new AllIsWell(), status, watched);
    EntryJournal real = store.entries().entries();
    journal = disorder == Disorder.ENTRY_LATER ? new LateEntries(real) : real;
    entries = entries(lanes);
    enrolments =
        new EnrolmentService(
            consents,
            lanes,
            store.journal().enrolments(),
            new EnrolmentCustody(new DrawnFace(), store.references(), passes),
            store.audit(),
            watched);
    withdrawals = withdrawals(disorder);
  }

  /** Returns what is kept. */
  GatewayStore store() {
    return store;
  }

  /** Returns what tells passes. */
  PassCodec passes() {
    return passes;
  }

  /** Hands the gateway a status list of the present moment; nobody is withdrawn elsewhere. */
  void renewStatus() {
    status.accept(papers.statusList(clock.instant()));
  }

  /** Issues a grant, known to nobody yet. */
  ConsentGrant grant(Custody custody, Duration life) {
    return papers.grant(clock.instant(), custody, life);
  }

  /** Takes a ticket over. */
  void keep(EntitlementId ticket) {
    store
        .entries()
        .entitlements()
        .keep(List.of(papers.ticket(ticket.hex(), PORTAL, clock.instant())));
  }

  /**
   * Takes a grant over and enrols the person.
   *
   * @return the text of the pass, which the caller closes; nothing if no consent is live here
   */
  Optional<SecretBytes> enrol(ConsentGrant grant, EntitlementId ticket) {
    store.journal().grants().keep(grant, "", ticket);
    return switch (enrolments.capture(grant.id(), PORTAL, CaptureGuide.SILENT)) {
      case EnrolmentResult.Captured(var pending) -> enrolments.confirm(pending);
      case EnrolmentResult.Failed(_) -> Optional.empty();
    };
  }

  /** Lets somebody hold up a code; the caller closes it. */
  Passage pass(PresentedCode code, Portal portal) {
    Passage passage = entries.pass(PORTAL, code, portal);
    if (journal instanceof LateEntries late) {
      late.catchUp();
    }
    return passage;
  }

  /** Withdraws by pass; the caller closes it. */
  WithdrawalResult withdraw(SecretBytes pass) {
    return withdrawals.withdraw(pass);
  }

  /** Ends what is over, on the authority's word too, and finishes what was begun. */
  void sweep() {
    watched.hear(new SignedTime(clock.instant(), clock.nanos(), SignedTime.Kind.ANSWER));
    withdrawals.sweep();
  }

  /** Tells whether a reference has outlived its time. */
  boolean isOverdue(Instant now) {
    return store.erasures().overdueSince(now, PolicyPack.DEMO.maxRetention()).isPresent();
  }

  /** Asks whether a consent is live. */
  ConsentResult live(GrantId grant) {
    return consents.live(grant, Purpose.ENTRY_VERIFICATION);
  }

  /** Tells whether a consent has ended. */
  boolean isOver(GrantId grant) {
    return !(live(grant) instanceof ConsentResult.Live);
  }

  @Override
  public void close() {
    store.close();
  }

  private EntryService entries(FaceLaneInterlock lanes) {
    TicketEntry tickets =
        new TicketEntry(
            new EntitlementCheck(store.entries().entitlements(), watched), journal, watched);
    FaceEntry faces =
        new FaceEntry(
            new FaceGate(passes, store.journal().grants(), consents, lanes),
            tickets,
            new FaceComparison(
                new DrawnFace(), store.references(), THRESHOLD, store.entries().attempts()),
            watched);
    return new EntryService(tickets, faces, journal, store.audit(), watched);
  }

  private WithdrawalService withdrawals(Disorder disorder) {
    KeyRing ring = store.keyRing();
    ErasureLedger ledger = store.erasures();
    ResidueCheck residue = store.residueCheck();
    if (disorder == Disorder.CERTIFICATE_FIRST) {
      LateKeys late = new LateKeys(ring, ledger);
      ring = late;
      ledger = late;
      residue = late;
    }
    ErasureProof proof =
        new ErasureProof(
            Papers.GATEWAY,
            residue,
            certificate -> "crash:" + certificate.grant(),
            store.erasureReach());
    return new WithdrawalService(passes, ring, ledger, proof, RULES, watched);
  }
}
