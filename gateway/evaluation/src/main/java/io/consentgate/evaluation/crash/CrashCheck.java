package io.consentgate.evaluation.crash;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.evaluation.crash.Outside.Visit;
import io.consentgate.evaluation.sabotage.ConsentLie;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.ReferenceStore.UnreadableReferenceException;
import io.consentgate.gateway.consent.ConsentResult;
import io.consentgate.gateway.consent.GrantRecord;
import io.consentgate.gateway.consent.GrantState;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.pass.InvalidPassException;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.GatewayStore;
import io.consentgate.gateway.store.StoreUnavailableException;
import io.consentgate.gateway.store.journal.JournalState;
import io.consentgate.gateway.store.keyring.RingState;
import io.consentgate.gateway.withdrawal.Erasure;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Opens a data folder after its process died and holds it against what people outside were told.
 *
 * <p>What must never be: a start that fails; a confirmed enrolment lost; a reference that opens
 * although its consent was withdrawn or is over; a reference or a key half without a consent; a
 * reference said to be erased, or certified to be, whose key half or row is there; a portal that
 * opened without its entry counted.
 */
final class CrashCheck {

  private final Outside outside;
  private final KeyPair identity;
  private final List<String> faults = new ArrayList<>();
  private boolean owesErasures;
  private int opened;

  CrashCheck(Outside outside, KeyPair identity) {
    this.outside = outside;
    this.identity = identity;
  }

  /** Looks at a folder and returns what must not be, one line each. */
  List<String> faults(Path folder) {
    faults.clear();
    opened = 0;
    SteppedClock clock = new SteppedClock(outside.now());
    try (CrashDoor door = new CrashDoor(folder, identity, clock, Disorder.NONE)) {
      door.renewStatus();
      if (!(door.store().ringState() instanceof RingState.Open)) {
        faults.add("a start that fails: the key ring cannot be read");
      }
      if (!(door.store().journal().state() instanceof JournalState.Open)) {
        faults.add("a start that fails: consents cannot be read");
      }
      check(door);
    } catch (StoreUnavailableException e) {
      faults.add("a start that fails: " + e.getMessage());
    }
    return List.copyOf(faults);
  }

  /** Tells whether the folder last looked at has erasures to finish or to begin. */
  boolean owesErasures() {
    return owesErasures;
  }

  /** Returns how many references opened with their passes in the folder last looked at. */
  int opened() {
    return opened;
  }

  private void check(CrashDoor door) {
    List<Erasure> unfinished = door.store().erasures().unfinished();
    owesErasures = !unfinished.isEmpty() || door.isOverdue(outside.now());
    Set<GrantId> decided = new HashSet<>();
    unfinished.forEach(erasure -> decided.add(erasure.grant()));
    int keys = 0;
    int rows = 0;
    for (Visit visit : outside.visits()) {
      keys += door.store().keyRing().holds(visit.grant()) ? 1 : 0;
      rows += door.store().journal().holdsReference(visit.grant()) ? 1 : 0;
      check(door, visit, decided.contains(visit.grant()));
    }
    require(keys == door.store().standingReferences(), "a key half of nobody who was asked");
    require(rows == door.store().journal().referenceCount(), "a reference of nobody who was asked");
    checkEntries(door);
  }

  private void check(CrashDoor door, Visit visit, boolean isDecided) {
    GatewayStore store = door.store();
    GrantId id = visit.grant();
    boolean isKept = store.keyRing().holds(id) || store.journal().holdsReference(id);
    Optional<GrantRecord> kept = store.journal().grants().find(id);
    boolean isCertified = store.erasures().certificate(id).isPresent();
    boolean stands = kept.isPresent() && kept.get().state() == GrantState.STANDING;
    require(!isKept || stands || isDecided, "a reference or key half without a consent: " + id);
    require(
        !isCertified || !isKept, "certified as erased, and its key half or row is there: " + id);
    require(!visit.isWithdrawn() || isCertified, "said to be erased, and no certificate: " + id);
    boolean isOver = !outside.now().isBefore(visit.expires());
    require(
        !isOver || visit.expires().isAfter(outside.swept()) || !isKept,
        "its time was over before the last sweep, and something is kept: " + id);
    String pass = visit.pass();
    if (pass == null) {
      return;
    }
    require(kept.isPresent(), "a confirmed enrolment lost, with its consent: " + id);
    boolean opens = opens(door, id, pass);
    opened += opens ? 1 : 0;
    boolean mayHaveEnded = visit.isWithdrawing() || isOver;
    require(opens || mayHaveEnded, "a confirmed enrolment lost: " + id);
    require(!opens || !(visit.isWithdrawn() || isOver), "withdrawn or over, and it opens: " + id);
    if (isCertified && kept.isPresent()) {
      require(!opensToALiar(door, kept.get().grant(), pass), "erased, and a liar opens it: " + id);
    }
  }

  private void checkEntries(CrashDoor door) {
    long all = 0;
    for (var ticket : outside.tickets().entrySet()) {
      int used = door.used(ticket.getKey()).orElse(0);
      int portalOpened = ticket.getValue().opened();
      all += portalOpened;
      require(used >= portalOpened, "the portal opened, and the entry is not counted");
      require(used <= ticket.getValue().asked(), "more entries counted than were asked for");
    }
    long written =
        door.store().audit().counts(Instant.EPOCH, outside.now().plusSeconds(1)).stream()
            .filter(count -> count.kind().equals("ADMITTED"))
            .mapToLong(count -> count.count())
            .sum();
    require(written >= all, "the portal opened, and nothing is written down");
  }

  /** As at the door: with the consent that the gateway itself finds live. */
  private static boolean opens(CrashDoor door, GrantId grant, String pass) {
    return door.live(grant) instanceof ConsentResult.Live(LiveConsent live)
        && opens(door, live, pass);
  }

  /** With a consent that somebody else says is live, at a time when it was. */
  private static boolean opensToALiar(CrashDoor door, ConsentGrant grant, String pass) {
    return new ConsentLie(grant, InstantSource.fixed(grant.issued())).consent()
            instanceof ConsentResult.Live(LiveConsent live)
        && opens(door, live, pass);
  }

  private static boolean opens(CrashDoor door, LiveConsent live, String text) {
    try (SecretBytes secret = PassWord.secret(text);
        PresentedPass pass = door.passes().open(secret);
        FaceFeatures reference = door.store().references().unseal(live, pass);
        FaceFeatures probe = DrawnFace.of(live.grant().id())) {
      return CrashDoor.THRESHOLD.isMet(probe, reference);
    } catch (UnreadableReferenceException | InvalidPassException _) {
      return false;
    }
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      faults.add(otherwise);
    }
  }
}
