package io.consentgate.evaluation.crash;

import io.consentgate.contract.entitlement.EntitlementCode;
import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.Custody;
import io.consentgate.gateway.access.Portal;
import io.consentgate.gateway.access.PresentedCode;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.StoreUnavailableException;
import io.consentgate.gateway.store.journal.JournalState;
import io.consentgate.gateway.withdrawal.WithdrawalResult;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A short day at one door, told to the outside line by line; whatever is refused for want of a disk
 * is not answered, and the day goes on.
 */
final class Day {

  private static final Duration SHORT = Duration.ofMinutes(30);
  private static final Duration LONG = Duration.ofHours(5);

  private final Path folder;
  private final DoorKeys keys;
  private final Outside outside;
  private final SteppedClock clock;
  private final Consumer<String> told;
  private final Disorder disorder;
  private int refused;

  /**
   * Prepares a day.
   *
   * @param folder the data folder
   * @param keys what the door has besides its folder
   * @param now the time
   * @param before what the outside was told before
   * @param told is given each line that the outside is told
   * @param disorder what is done in the wrong order
   */
  Day(
      Path folder,
      DoorKeys keys,
      Instant now,
      List<String> before,
      Consumer<String> told,
      Disorder disorder) {
    this.folder = folder;
    this.keys = keys;
    this.told = told;
    this.disorder = disorder;
    outside = new Outside(now);
    before.forEach(outside::hear);
    clock = new SteppedClock(now);
  }

  /** Returns what the outside knows. */
  Outside outside() {
    return outside;
  }

  /** Returns how many acts were refused. */
  int refused() {
    return refused;
  }

  /** Lets three people enrol, one of them for a short time; for other days to begin with. */
  void prepare() {
    try (CrashDoor door = open()) {
      door.renewStatus();
      enrol(door, Custody.SEALED, LONG);
      enrol(door, Custody.SEALED, SHORT);
      enrol(door, Custody.CARRIED, LONG);
    }
  }

  /** Lets the last one who came withdraw. */
  void withdrawLast() {
    try (CrashDoor door = open()) {
      withdraw(door, outside.passes(1).getFirst());
    }
  }

  /**
   * Opens the door, lets people enrol, enter, withdraw and run out of time, and closes it.
   *
   * @return the door, if it was opened but could not be closed
   */
  Optional<CrashDoor> pass() {
    CrashDoor door;
    try {
      door = open();
    } catch (StoreUnavailableException _) {
      refused++;
      return Optional.empty();
    }
    act(door::sweep);
    act(door::renewStatus);
    act(() -> enrol(door, Custody.CARRIED, LONG));
    List<String[]> passes = outside.passes(Integer.MAX_VALUE);
    if (!passes.isEmpty()) {
      act(() -> enter(door, passes.getLast()));
      act(() -> withdraw(door, passes.getFirst()));
    }
    act(() -> enter(door));
    act(() -> letTimePass(door));
    act(() -> enrol(door, Custody.SEALED, LONG));
    try {
      door.close();
      return Optional.empty();
    } catch (StoreUnavailableException _) {
      refused++;
      return Optional.of(door);
    }
  }

  private CrashDoor open() {
    return new CrashDoor(folder, keys, clock, disorder);
  }

  private void act(Runnable act) {
    try {
      act.run();
    } catch (StoreUnavailableException _) {
      refused++;
    }
  }

  private void enrol(CrashDoor door, Custody custody, Duration life) {
    ConsentGrant grant = door.grant(custody, life);
    EntitlementCode ticket = EntitlementCode.random(new SecureRandom());
    say("begin enrol " + grant.id() + " " + grant.expires() + " " + ticket.id());
    door.keep(ticket.id());
    Optional<SecretBytes> given = door.enrol(grant, ticket.id());
    if (given.isPresent()) {
      try (SecretBytes pass = given.get()) {
        say("done enrol " + grant.id() + " " + PassWord.of(pass));
      }
    }
  }

  private void enter(CrashDoor door, String[] holder) {
    try (SecretBytes pass = PassWord.secret(holder[1]);
        PresentedCode code = new PresentedCode.PassText(pass)) {
      enter(door, code, holder[2]);
    }
  }

  private void enter(CrashDoor door) {
    EntitlementCode ticket = EntitlementCode.random(new SecureRandom());
    door.keep(ticket.id());
    try (PresentedCode code = new PresentedCode.Ticket(ticket)) {
      enter(door, code, ticket.id().hex());
    }
  }

  private void enter(CrashDoor door, PresentedCode code, String ticket) {
    say("begin enter " + ticket);
    door.pass(
        code,
        _ -> {
          say("opened " + ticket);
          return Portal.Outcome.OPENED;
        });
    say("done enter " + ticket);
  }

  private void withdraw(CrashDoor door, String[] holder) {
    say("begin withdraw " + holder[0]);
    try (SecretBytes pass = PassWord.secret(holder[1])) {
      if (door.withdraw(pass) instanceof WithdrawalResult.Erased) {
        say("done withdraw " + holder[0]);
      }
    }
  }

  private void letTimePass(CrashDoor door) {
    Instant later = clock.after(SHORT);
    say("begin time " + later);
    clock.set(later);
    door.renewStatus();
    door.sweep();
    // An unreadable journal knows of nobody who is overdue.
    if (door.store().journal().state() instanceof JournalState.Open && !door.isOverdue(later)) {
      say("done time " + later);
    }
  }

  private void say(String line) {
    told.accept(line);
    outside.hear(line);
  }
}
