package io.consentgate.evaluation.crash;

import io.consentgate.contract.entitlement.EntitlementId;
import io.consentgate.contract.grant.GrantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people outside know: what they asked for, and what they were answered.
 *
 * <p>Made from the lines of {@link CrashProgram}: {@code begin ACT …} before an act, {@code opened
 * TICKET} when the portal opens, {@code done ACT …} once it is answered. Lines that a dead process
 * had written count.
 */
final class Outside {

  /** What a process was doing when it died. */
  enum Doing {
    /** The virtual machine was starting, or between two acts. */
    NOTHING,
    /** It was opening the store. */
    OPENING,
    /** Somebody was enrolling. */
    ENROLMENT,
    /** Somebody was being let in. */
    ENTRY,
    /** Somebody's reference was being erased. */
    ERASURE
  }

  /** Somebody who was asked to consent, and what became of it. */
  static final class Visit {

    private final GrantId grant;
    private final Instant expires;
    private final String ticket;
    private @Nullable String pass;
    private boolean withdrawing;
    private boolean withdrawn;

    Visit(GrantId grant, Instant expires, String ticket) {
      this.grant = grant;
      this.expires = expires;
      this.ticket = ticket;
    }

    /** Returns whose. */
    GrantId grant() {
      return grant;
    }

    /** Returns when the consent ends by itself. */
    Instant expires() {
      return expires;
    }

    /** Returns the text of the pass, if the person was given one: the enrolment is confirmed. */
    @Nullable String pass() {
      return pass;
    }

    /** Tells whether the person asked for the end of it. */
    boolean isWithdrawing() {
      return withdrawing;
    }

    /** Tells whether the person was told that it is erased. */
    boolean isWithdrawn() {
      return withdrawn;
    }
  }

  /** A ticket and how often the portal opened on it. */
  static final class Entries {

    private int asked;
    private int opened;

    /** Returns how often somebody asked. */
    int asked() {
      return asked;
    }

    /** Returns how often the portal opened. */
    int opened() {
      return opened;
    }
  }

  private final Map<GrantId, Visit> visits = new LinkedHashMap<>();
  private final Map<EntitlementId, Entries> tickets = new LinkedHashMap<>();
  private Instant now;
  private Instant swept = Instant.EPOCH;
  private Doing doing = Doing.NOTHING;
  private boolean owesErasures;
  private boolean isReady;
  private @Nullable String fault;

  Outside(Instant start) {
    now = start;
  }

  /** A process was started. */
  void begin(boolean erasuresAreOwed) {
    doing = Doing.NOTHING;
    owesErasures = erasuresAreOwed;
    isReady = false;
    fault = null;
  }

  /** Takes a line of a process. */
  synchronized void hear(String line) {
    String[] words = line.split(" ", -1);
    switch (words[0]) {
      case "opening" -> doing = Doing.OPENING;
      case "ready" -> isReady = true;
      case "begin" -> asked(words);
      case "opened" -> entries(words[1]).opened++;
      case "done" -> answered(words);
      default -> fault = fault == null ? line : fault;
    }
  }

  /** Returns everybody who was asked to consent. */
  synchronized Collection<Visit> visits() {
    return List.copyOf(visits.values());
  }

  /** Returns the tickets. */
  Map<EntitlementId, Entries> tickets() {
    return tickets;
  }

  /** Returns the time outside. */
  Instant now() {
    return now;
  }

  /** Returns the time by which everything that was over was said to be gone. */
  Instant swept() {
    return swept;
  }

  /** Returns what the process was doing last. */
  Doing doing() {
    return doing;
  }

  /** Tells whether the process answered people. */
  boolean isReady() {
    return isReady;
  }

  /** Returns the first line that was neither asked for nor an answer, if there was one. */
  @Nullable String fault() {
    return fault;
  }

  /** Returns the passes that people hold: grant, text, name of the ticket. */
  List<String[]> passes(int most) {
    List<String[]> passes = new ArrayList<>();
    for (Visit visit : visits.values()) {
      String pass = visit.pass;
      if (pass != null && !visit.withdrawn && now.isBefore(visit.expires)) {
        passes.add(new String[] {visit.grant.toString(), pass, visit.ticket});
      }
    }
    return passes.subList(Math.max(0, passes.size() - most), passes.size());
  }

  private void asked(String[] words) {
    switch (words[1]) {
      case "enrol" -> {
        GrantId grant = GrantId.parse(words[2]);
        visits.put(grant, new Visit(grant, Instant.parse(words[3]), words[4]));
        doing = Doing.ENROLMENT;
      }
      case "enter" -> {
        entries(words[2]).asked++;
        doing = Doing.ENTRY;
      }
      case "withdraw" -> {
        visit(words[2]).withdrawing = true;
        doing = Doing.ERASURE;
      }
      case "time" -> {
        now = Instant.parse(words[2]);
        doing = isAnybodyOver() ? Doing.ERASURE : Doing.NOTHING;
      }
      case "sweep" -> doing = owesErasures ? Doing.ERASURE : Doing.NOTHING;
      default -> fault = String.join(" ", words);
    }
  }

  private void answered(String[] words) {
    switch (words[1]) {
      case "enrol" -> visit(words[2]).pass = words[3];
      case "withdraw" -> visit(words[2]).withdrawn = true;
      case "time", "sweep" -> swept = Instant.parse(words[2]);
      default -> {
        // Nothing to remember.
      }
    }
    doing = Doing.NOTHING;
  }

  private boolean isAnybodyOver() {
    return visits.values().stream()
        .anyMatch(
            visit ->
                !visit.withdrawn && visit.expires.isAfter(swept) && !visit.expires.isAfter(now));
  }

  private Visit visit(String grant) {
    Visit visit = visits.get(GrantId.parse(grant));
    if (visit == null) {
      throw new IllegalStateException("nobody was asked to consent under that grant");
    }
    return visit;
  }

  private Entries entries(String ticket) {
    return tickets.computeIfAbsent(new EntitlementId(ticket), _ -> new Entries());
  }
}
