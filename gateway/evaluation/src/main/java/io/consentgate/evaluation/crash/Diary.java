package io.consentgate.evaluation.crash;

import io.consentgate.gateway.camera.visitor.Cast;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;

/** Who comes to the portals next, and what became of those who came; used by all portals. */
final class Diary {

  /** So many people at least hold passes when somebody withdraws for a kill to fall into. */
  private static final int ENOUGH = 2;

  /** Nobody comes to enter who may run out of time before the portal answers. */
  private static final Duration CLOSE = Duration.ofSeconds(10);

  private static final int MOST_HOLDERS = 7;
  private static final int MOST_AT_ONCE = 3;

  private final InstantSource clock;
  private final SplittableRandom random;
  private final List<Person> holders = new ArrayList<>();
  private final Deque<Person> doubtful = new ArrayDeque<>();
  private final Set<Person> inHand = new HashSet<>();
  private final List<Person> endedElsewhere = new ArrayList<>();
  private final List<Person> unproven = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final List<String> hitches = new ArrayList<>();
  private CountDownLatch withdrawn = new CountDownLatch(1);
  private boolean owesWithdrawal;
  private boolean isElsewhereToo;
  private volatile boolean over = true;

  Diary(InstantSource clock, SplittableRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * Opens a page after a start. Whoever was at a portal when the gateway died comes again first,
   * and so does whoever withdrew elsewhere, who must be refused from now on.
   */
  synchronized void begin(Aim aim) {
    for (Person person : endedElsewhere) {
      person.ends();
    }
    holders.removeAll(inHand);
    doubtful.addAll(inHand);
    inHand.clear();
    endedElsewhere.stream().filter(person -> !doubtful.contains(person)).forEach(doubtful::add);
    endedElsewhere.clear();
    withdrawn = new CountDownLatch(1);
    owesWithdrawal = aim.needsWithdrawal();
    isElsewhereToo = aim == Aim.KEY_RING;
    over = false;
  }

  /** Ends the page: what fails from now on fails because the gateway is gone. */
  void end() {
    over = true;
  }

  /** Tells whether the page is at its end. */
  boolean isOver() {
    return over;
  }

  /** Is counted down once the withdrawal that a kill waits for was sent. */
  synchronized CountDownLatch withdrawal() {
    return withdrawn;
  }

  /** Returns what people found that must not be, once. */
  synchronized List<String> takeFaults() {
    return taken(faults);
  }

  /** Returns, once, what did not come to its end although the gateway ran: no broken promise. */
  synchronized List<String> takeHitches() {
    return taken(hitches);
  }

  /** Chooses what happens next at a portal. */
  synchronized Act next() {
    Instant now = clock.instant();
    List<Person> late =
        holders.stream().filter(holder -> !now.plus(CLOSE).isBefore(holder.expires())).toList();
    holders.removeAll(late);
    late.stream().filter(holder -> !doubtful.contains(holder)).forEach(doubtful::add);
    for (Person person : List.copyOf(doubtful)) {
      if (person.isEnded(now) || now.plus(CLOSE).isBefore(person.expires())) {
        doubtful.remove(person);
        return enter(person);
      }
    }
    if (owesWithdrawal && holders.size() >= ENOUGH) {
      owesWithdrawal = false;
      return isElsewhereToo && random.nextBoolean() ? withdrawElsewhere() : withdraw();
    }
    int dice = random.nextInt(100);
    if (holders.isEmpty() || (holders.size() < MOST_HOLDERS && dice < 70)) {
      List<Long> seeds = Cast.seeds();
      int seed = Math.toIntExact(seeds.get(random.nextInt(seeds.size())));
      return new Act.Enrol(seed, random.nextInt(4) == 0);
    }
    return dice < 85 || owesWithdrawal
        ? enter(holders.remove(random.nextInt(holders.size())))
        : withdraw();
  }

  /** Somebody has enrolled. */
  synchronized void enrolled(Person person) {
    holders.add(person);
  }

  /** Somebody left a portal with a pass that still stands, or may stand. */
  synchronized void leaves(Person person) {
    inHand.remove(person);
    holders.add(person);
  }

  /** Somebody left for good. */
  synchronized void gone(Person person) {
    inHand.remove(person);
    holders.remove(person);
  }

  /** Somebody was told at the authority that the consent has ended. */
  synchronized void endedElsewhere(Person person) {
    gone(person);
    endedElsewhere.add(person);
    unproven.add(person);
  }

  /** Returns who withdrew at the authority and has no proof of the erasure yet. */
  synchronized List<Person> unproven() {
    return List.copyOf(unproven);
  }

  /** Somebody has the proof. */
  synchronized void proven(Person person) {
    unproven.remove(person);
  }

  /** Somebody found what must not be. */
  synchronized void found(String fault) {
    faults.add(fault);
  }

  /** Something did not come to its end; whoever it was comes again. */
  synchronized void hitch(Act act, Exception failure) {
    hitches.add(act.doing() + ": " + failure);
    List<Person> people =
        switch (act) {
          case Act.Enrol _ -> List.of();
          case Act.Enter(Person person) -> List.of(person);
          case Act.Withdraw(Person person) -> List.of(person);
          case Act.WithdrawElsewhere(List<Person> several) -> several;
        };
    people.stream().filter(inHand::remove).forEach(doubtful::add);
  }

  private static List<String> taken(List<String> lines) {
    List<String> taken = List.copyOf(lines);
    lines.clear();
    return taken;
  }

  private Act enter(Person person) {
    inHand.add(person);
    return new Act.Enter(person);
  }

  private Act withdraw() {
    Person person = holders.remove(random.nextInt(holders.size()));
    inHand.add(person);
    return new Act.Withdraw(person);
  }

  private Act withdrawElsewhere() {
    List<Person> people =
        holders.stream()
            .filter(holder -> !holder.withdrawalCode().isEmpty())
            .limit(MOST_AT_ONCE)
            .toList();
    if (people.isEmpty()) {
      return withdraw();
    }
    holders.removeAll(people);
    inHand.addAll(people);
    return new Act.WithdrawElsewhere(people);
  }
}
