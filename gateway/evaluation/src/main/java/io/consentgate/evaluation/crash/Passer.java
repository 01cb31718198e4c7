package io.consentgate.evaluation.crash;

import io.consentgate.contract.entitlement.EntitlementCode;
import io.consentgate.contract.receipt.ConsentReceipt;
import io.consentgate.evaluation.crash.Outside.Doing;
import io.consentgate.evaluation.demo.Doorway;
import io.consentgate.evaluation.demo.HeldCode;
import io.consentgate.evaluation.demo.Kiosk;
import io.consentgate.evaluation.demo.Office;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.pass.PassCodec;
import io.consentgate.signature.Parties;
import io.consentgate.signature.ReceiptVerifier;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * Whoever stands at one portal of the complete gateway, one after the other, until it is killed.
 * What they ask for and are answered is told to the outside.
 */
final class Passer implements Runnable {

  private static final Duration SHORT_STAY = Duration.ofSeconds(40);
  private static final Duration BREATH = Duration.ofMillis(300);
  private static final int TRIES = 3;

  /** Answers that somebody whose consent stands never gets. */
  private static final Set<String> LOST =
      Set.of(
          "NOT_A_VALID_CODE",
          "ENTITLEMENT_UNKNOWN",
          "CONSENT_WITHDRAWN",
          "CONSENT_EXPIRED",
          "NO_REFERENCE");

  private final Gatehouse house;
  private final String portal;
  private final Diary diary;
  private final Outside outside;
  private final PassCodec passes;
  private final InstantSource clock;
  private final Doorway doorway;
  private volatile Doing doing = Doing.NOTHING;

  /**
   * Stands at a portal.
   *
   * @param house the programs
   * @param portal which
   * @param diary who comes next
   * @param outside is told
   * @param passes reads passes
   * @param clock the time
   */
  Passer(
      Gatehouse house,
      String portal,
      Diary diary,
      Outside outside,
      PassCodec passes,
      InstantSource clock) {
    this.house = house;
    this.portal = portal;
    this.diary = diary;
    this.outside = outside;
    this.passes = passes;
    this.clock = clock;
    doorway = house.doorway(portal);
  }

  /** Returns what is going on. */
  Doing doing() {
    return doing;
  }

  @Override
  public void run() {
    while (!diary.isOver()) {
      Act act = diary.next();
      doing = act.doing();
      try {
        act(act);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      } catch (Exception e) {
        if (!failed(act, e)) {
          return;
        }
      } finally {
        doing = Doing.NOTHING;
      }
    }
  }

  /** Tells whether to go on. */
  private boolean failed(Act act, Exception failure) {
    if (diary.isOver()) {
      return false;
    }
    diary.hitch(act, failure);
    try {
      Thread.sleep(BREATH);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void act(Act act) throws Exception {
    switch (act) {
      case Act.Enrol(int seed, boolean isShort) -> enrol(seed, isShort);
      case Act.Enter(Person person) -> enter(person);
      case Act.Withdraw(Person person) -> withdraw(person);
      case Act.WithdrawElsewhere(List<Person> people) -> withdrawElsewhere(people);
    }
  }

  private void enrol(int seed, boolean isShort) throws Exception {
    Office.Terms terms = isShort ? Office.Terms.shortStay(SHORT_STAY) : Office.Terms.day();
    String code = house.office().codes(1, terms).getFirst();
    try (Kiosk kiosk = house.kiosk(portal)) {
      byte[] pass = house.enrol(kiosk, portal, code, seed);
      Person person = told(seed, EntitlementCode.parse(code), pass);
      diary.enrolled(person);
      ConsentReceipt receipt =
          new ReceiptVerifier(house.office().key(Parties.AUTHORITY)).verify(kiosk.receipt());
      person.take(receipt.withdrawalCode());
      kiosk.done();
    }
  }

  /** The pass is in the person's hands: the enrolment is confirmed. */
  private Person told(int seed, EntitlementCode ticket, byte[] picture) throws Exception {
    try (SecretBytes text = HeldCode.passText(picture);
        PresentedPass pass = passes.open(text)) {
      outside.hear("begin enrol " + pass.grant() + " " + pass.expires() + " " + ticket.id().hex());
      outside.hear("done enrol " + pass.grant() + " " + PassWord.of(text));
      return new Person(seed, ticket.id(), pass.grant(), pass.expires(), picture);
    }
  }

  private void enter(Person person) throws Exception {
    boolean wasEnded = person.isEnded(clock.instant());
    String reason = "";
    for (int i = 0; i < TRIES; i++) {
      reason = present(person);
      if (reason.equals("OPEN")) {
        if (wasEnded) {
          diary.found("withdrawn or over, and the portal opened: " + person.grant());
        }
        diary.leaves(person);
        return;
      }
      if (person.isWithdrawing() || person.isEnded(clock.instant())) {
        diary.gone(person);
        return;
      }
      if (LOST.contains(reason)) {
        diary.found("a confirmed enrolment lost: " + reason + " at the portal, " + person.grant());
        diary.gone(person);
        return;
      }
    }
    throw new IllegalStateException("the portal stayed shut: " + reason);
  }

  private String present(Person person) throws Exception {
    String ticket = person.ticket().hex();
    int before = doorway.releases();
    outside.hear("begin enter " + ticket);
    try {
      return doorway.present(person.pass(), person.seed()).reason();
    } finally {
      for (int i = doorway.releases(); i > before; i--) {
        outside.hear("opened " + ticket);
      }
      outside.hear("done enter " + ticket);
    }
  }

  private void withdraw(Person person) throws Exception {
    try (Kiosk kiosk = house.kiosk(portal)) {
      kiosk.withdraw(
          person.pass(),
          () -> {
            outside.hear("begin withdraw " + person.grant());
            person.withdraws();
            diary.withdrawal().countDown();
          });
      outside.hear("done withdraw " + person.grant());
      person.ends();
      diary.gone(person);
    }
  }

  private void withdrawElsewhere(List<Person> people) throws Exception {
    for (Person person : people) {
      outside.hear("begin withdraw " + person.grant());
      person.withdraws();
      house.office().withdraw(person.withdrawalCode());
      diary.endedElsewhere(person);
    }
    diary.withdrawal().countDown();
  }
}
