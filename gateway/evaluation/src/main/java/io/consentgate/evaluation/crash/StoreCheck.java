package io.consentgate.evaluation.crash;

import io.consentgate.contract.entitlement.EntitlementId;
import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.evaluation.crash.Outside.Visit;
import io.consentgate.gateway.consent.GrantRecord;
import io.consentgate.gateway.consent.GrantState;
import io.consentgate.gateway.store.GatewayStore;
import io.consentgate.gateway.store.journal.JournalState;
import io.consentgate.gateway.store.keyring.RingState;
import io.consentgate.gateway.withdrawal.Erasure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds what lies in a store against what people outside were told.
 *
 * <p>What must never be: keys or consents that cannot be read; a confirmed enrolment lost; a
 * reference that opens although its consent was withdrawn or is over; a reference or a key half
 * without a consent; a reference said to be erased, or certified to be, whose key half or row is
 * there; a portal that opened without its entry counted.
 */
final class StoreCheck {

  /** Tries a pass on what is kept. */
  interface Attempt {

    /** Tells whether the pass opens its reference as at the door. */
    boolean opens(GrantId grant, String pass);

    /** The same with a consent that somebody else says is live, at a time when it was. */
    boolean opensToALiar(ConsentGrant grant, String pass);
  }

  private final Outside outside;
  private final GatewayStore store;
  private final Attempt attempt;
  private final List<String> faults = new ArrayList<>();
  private int opened;

  /**
   * Prepares.
   *
   * @param outside what people were told
   * @param store what is kept
   * @param attempt tries passes on it
   */
  StoreCheck(Outside outside, GatewayStore store, Attempt attempt) {
    this.outside = outside;
    this.store = store;
    this.attempt = attempt;
  }

  /** Returns what must not be, one line each. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  /** Returns how many references opened with their passes. */
  int opened() {
    return opened;
  }

  /** Returns the erasures that were begun and have no certificate. */
  Set<GrantId> unfinished() {
    return store.erasures().unfinished().stream()
        .map(Erasure::grant)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Looks at everything.
   *
   * @param others consents of people whom nobody outside knows yet
   */
  void check(Set<GrantId> others) {
    require(
        store.ringState() instanceof RingState.Open,
        "a start that fails: the key ring cannot be read");
    require(
        store.journal().state() instanceof JournalState.Open,
        "a start that fails: consents cannot be read");
    Set<GrantId> decided = unfinished();
    Set<GrantId> asked = new HashSet<>(others);
    for (Visit visit : outside.visits()) {
      asked.add(visit.grant());
      check(visit, decided.contains(visit.grant()));
    }
    long keys = asked.stream().filter(store.keyRing()::holds).count();
    long rows = asked.stream().filter(store.journal()::holdsReference).count();
    require(keys == store.standingReferences(), "a key half of nobody who was asked");
    require(rows == store.journal().referenceCount(), "a reference of nobody who was asked");
    checkEntries();
  }

  private void check(Visit visit, boolean isDecided) {
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
    boolean opens = attempt.opens(id, pass);
    opened += opens ? 1 : 0;
    boolean mayHaveEnded = visit.isWithdrawing() || isOver;
    require(opens || mayHaveEnded, "a confirmed enrolment lost: " + id);
    require(!opens || !(visit.isWithdrawn() || isOver), "withdrawn or over, and it opens: " + id);
    if (isCertified && kept.isPresent()) {
      require(
          !attempt.opensToALiar(kept.get().grant(), pass), "erased, and a liar opens it: " + id);
    }
  }

  private void checkEntries() {
    long all = 0;
    for (var ticket : outside.tickets().entrySet()) {
      int used = used(ticket.getKey());
      int portalOpened = ticket.getValue().opened();
      all += portalOpened;
      require(used >= portalOpened, "the portal opened, and the entry is not counted");
      require(used <= ticket.getValue().asked(), "more entries counted than were asked for");
    }
    long written =
        store.audit().counts(Instant.EPOCH, outside.now().plusSeconds(1)).stream()
            .filter(count -> count.kind().equals("ADMITTED"))
            .mapToLong(count -> count.count())
            .sum();
    require(written >= all, "the portal opened, and nothing is written down");
  }

  private int used(EntitlementId ticket) {
    return store
        .entries()
        .entitlements()
        .find(ticket)
        .map(found -> found.entitlement().entries() - found.entriesLeft())
        .orElse(0);
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      faults.add(otherwise);
    }
  }
}
