package io.consentgate.evaluation.bench;

import io.consentgate.contract.entitlement.EntitlementCode;
import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.Custody;
import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.evaluation.sabotage.AllIsWell;
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
import io.consentgate.gateway.biometric.ProbeCapture;
import io.consentgate.gateway.consent.ConsentCheck;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.consent.StatusBook;
import io.consentgate.gateway.enrolment.EnrolmentCustody;
import io.consentgate.gateway.enrolment.EnrolmentResult.Captured;
import io.consentgate.gateway.enrolment.EnrolmentResult.Failed;
import io.consentgate.gateway.enrolment.EnrolmentService;
import io.consentgate.gateway.entitlement.EntitlementCheck;
import io.consentgate.gateway.lane.FaceLaneInterlock;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.GatewayStore;
import io.consentgate.gateway.store.journal.Journal;
import io.consentgate.gateway.store.keyring.RootSource;
import io.consentgate.gateway.store.pass.PassCodec;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * One door in this process: the gateway's own services on its own store, without pages, network and
 * the thread that reads codes. What is measured on it begins when a code has been read.
 */
public final class BenchDoor implements AutoCloseable {

  /** The only portal. */
  public static final PortalId PORTAL = new PortalId("main");

  /**
   * What a door is built around.
   *
   * @param folder an empty folder of its own
   * @param capture camera and model set
   * @param threshold decides comparisons
   */
  public record Parts(Path folder, ProbeCapture capture, ComparisonThreshold threshold) {}

  private final InstantSource clock = InstantSource.system();
  private final SecureRandom random = new SecureRandom();
  private final Papers papers;
  private final GatewayStore store;
  private final Journal journal;
  private final StatusBook status;
  private final PassCodec passes;
  private final EntryService entries;
  private final EnrolmentService enrolments;

  /** Opens a door. */
  public BenchDoor(Parts parts) {
    papers = new Papers(parts.threshold().modelSet());
    store = GatewayStore.open(parts.folder(), RootSource.FILE, GatewayStore.LostKeys.KEEP, clock);
    journal = store.journal();
    status = new StatusBook(journal.statusArchive(), clock, System::nanoTime, Duration.ofHours(1));
    passes = new PassCodec(keyPair());
    GatewayClock watched = new GatewayClock(clock, System::nanoTime, store.entries().clockMark());
    ConsentCheck consents =
        new ConsentCheck(
            journal.grants(),
            status,
            watched,
            Papers.GATEWAY,
            parts.threshold().modelSet(),
            PolicyPack.DEMO);
    FaceLaneInterlock lanes =
        new FaceLaneInterlock(PolicyPack.DEMO, new AllIsWell(), status, watched);
    TicketEntry tickets =
        new TicketEntry(
            new EntitlementCheck(store.entries().entitlements(), watched),
            store.entries().entries(),
            watched);
    FaceEntry faces =
        new FaceEntry(
            new FaceGate(passes, journal.grants(), consents, lanes),
            tickets,
            new FaceComparison(
                parts.capture(), store.references(), parts.threshold(), store.entries().attempts()),
            watched);
    entries = new EntryService(tickets, faces, store.entries().entries(), store.audit(), watched);
    enrolments =
        new EnrolmentService(
            consents,
            lanes,
            journal.enrolments(),
            new EnrolmentCustody(parts.capture(), store.references(), passes),
            store.audit(),
            watched);
    renewStatus();
  }

  /** Returns what the authority hands out. */
  Papers papers() {
    return papers;
  }

  /** Hands the gateway a fresh status list. */
  public void renewStatus() {
    status.accept(papers.statusList(clock.instant()));
  }

  /** Takes a grant over, with a ticket of its own. */
  EntitlementCode keep(ConsentGrant grant) {
    EntitlementCode code = EntitlementCode.random(random);
    store
        .entries()
        .entitlements()
        .keep(List.of(papers.ticket(code.id().hex(), PORTAL, clock.instant())));
    journal.grants().keep(grant, "", code.id());
    return code;
  }

  /**
   * Enrols whoever stands before the camera.
   *
   * @return the text of the pass; the caller closes it
   * @throws IllegalStateException if the capture fails
   */
  public SecretBytes enrol(Custody custody) {
    return enrol(papers.grant(clock.instant(), custody));
  }

  /** As {@link #enrol(Custody)}, on a grant. */
  SecretBytes enrol(ConsentGrant grant) {
    keep(grant);
    renewStatus();
    return switch (enrolments.capture(grant.id(), PORTAL, CaptureGuide.SILENT)) {
      case Captured(var pending) ->
          enrolments
              .confirm(pending)
              .orElseThrow(() -> new IllegalStateException("the consent ended meanwhile"));
      case Failed(var fault) -> throw new IllegalStateException("no reference: " + fault);
    };
  }

  /**
   * Signs a pass for a grant without any reference behind it.
   *
   * @return the text of the pass; the caller closes it
   */
  SecretBytes passFor(ConsentGrant grant) {
    byte[] half = new byte[PresentedPass.HALF_SIZE_BYTES];
    random.nextBytes(half);
    try (PresentedPass pass =
        new PresentedPass(grant.id(), grant.expires(), SecretBytes.take(half), null)) {
      return passes.issue(pass);
    }
  }

  /** Lets somebody hold up a code; the caller closes it. */
  public Passage pass(PresentedCode code, Portal portal) {
    return entries.pass(PORTAL, code, portal);
  }

  @Override
  public void close() {
    store.close();
  }

  private static KeyPair keyPair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }
}
