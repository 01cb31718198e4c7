package io.consentgate.evaluation.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.evaluation.crash.Outside.Doing;
import io.consentgate.evaluation.demo.Patience;
import io.consentgate.evaluation.programs.DataFolder;
import io.consentgate.evaluation.programs.FolderTree;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.gateway.store.keyring.RootKind;
import io.consentgate.gateway.store.pass.PassCodec;
import io.consentgate.signature.IdentityFile;
import io.consentgate.signature.KeyFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Kills of the complete gateway on one data folder, and what they fell into. */
final class GatehouseRun implements AutoCloseable {

  private static final Duration SERVING = Duration.ofSeconds(60);
  private static final Duration WITHDRAWAL = Duration.ofSeconds(60);
  private static final Duration NEW_RING = Duration.ofSeconds(8);
  private static final Duration TICK = Duration.ofMillis(1);

  /** Erasures that a kill left are to be finished this soon once the portals serve. */
  private static final Duration FINISHING = Duration.ofSeconds(10);

  /** A ring that does not stay under {@code file} moves before this kill, at the start. */
  private static final int MOVES_AT = 8;

  private static final Duration SESSION = Duration.ofMinutes(20);

  private final Path work;
  private final RingRoot later;
  private final Gatehouse house;
  private final SplittableRandom random;
  private final InstantSource clock = InstantSource.system();
  private final Outside outside;
  private final Diary diary;
  private final GatehouseCheck check;
  private final List<Passer> passers = new ArrayList<>();
  private final List<String> hitches = new ArrayList<>();
  private Set<GrantId> unfinished = Set.of();
  private long startNanos = TimeUnit.SECONDS.toNanos(3);
  private long signedIn = System.nanoTime();
  private int kills;
  private RingRoot root = RingRoot.FILE;
  private volatile boolean closed;
  private final Semaphore running = new Semaphore(1);

  /**
   * Starts both programs.
   *
   * @param work an empty folder
   * @param seed of who comes and of when the kills fall, as far as a seed can say it
   * @param later what the key ring lies under in the end; a setting that needs no environment
   * @throws ProgramException if one does not start
   */
  GatehouseRun(Path work, long seed, RingRoot later)
      throws ProgramException, IOException, InterruptedException {
    this.work = work;
    this.later = later;
    house =
        new Gatehouse(
            DataFolder.open(work.resolve("house")), Gatehouse.Programs.AS_THEY_ARE, clock);
    random = new SplittableRandom(seed);
    outside = new Outside(clock.instant());
    diary = new Diary(clock, random.split());
    try {
      PassCodec passes = passes();
      check = new GatehouseCheck(outside, passes);
      for (String portal : Gatehouse.PORTALS) {
        passers.add(new Passer(house, portal, diary, outside, passes, clock));
      }
    } catch (ProgramException e) {
      house.close();
      throw e;
    }
  }

  /**
   * Kills, and goes on with what is left.
   *
   * @param count how often
   * @param disorder what the gateway does in the wrong order
   * @param untilFault whether to end at the first fault
   * @param each is told of each kill
   */
  KillCount.Result run(int count, Disorder disorder, boolean untilFault, Consumer<Kill> each)
      throws ProgramException, IOException, InterruptedException {
    KillCount counted = new KillCount();
    running.acquireUninterruptibly();
    try {
      kills(counted, count, disorder, untilFault, each);
    } finally {
      running.release();
    }
    return counted.result();
  }

  private void kills(
      KillCount counted, int count, Disorder disorder, boolean untilFault, Consumer<Kill> each)
      throws ProgramException, IOException, InterruptedException {
    for (int i = 0; i < count && !closed && !(untilFault && counted.isFaulty()); i++) {
      if (System.nanoTime() - signedIn > SESSION.toNanos()) {
        house.signInAgain();
        signedIn = System.nanoTime();
      }
      Kill kill = kill(disorder);
      counted.add(kill);
      each.accept(kill);
    }
  }

  /** Tells whether it was ended. */
  boolean isClosed() {
    return closed;
  }

  /** Returns what people did not get done although the gateway ran, one line each. */
  List<String> hitches() {
    return List.copyOf(hitches);
  }

  /** Ends both programs, and waits until nobody works on their folders any more. */
  @Override
  public void close() {
    closed = true;
    house.close();
    running.acquireUninterruptibly();
    running.release();
  }

  private Kill kill(Disorder disorder) throws IOException, InterruptedException {
    List<String> faults = new ArrayList<>();
    Aim aim = aim(disorder);
    Instant before = clock.instant();
    long begin = System.nanoTime();
    boolean hasServed = false;
    Doing doing = Doing.OPENING;
    try {
      house.start(disorder, root);
      if (aim == Aim.START) {
        TimeUnit.NANOSECONDS.sleep(random.nextLong(startNanos));
        die(faults);
      } else {
        serve(before, begin);
        long serving = System.nanoTime();
        doing = whileServing(aim, faults);
        hasServed = System.nanoTime() - serving > FINISHING.toNanos();
      }
    } catch (ProgramException | IllegalStateException e) {
      faults.add("a start that fails: " + e.getMessage());
      house.kill();
    }
    faults.addAll(diary.takeFaults());
    hitches.addAll(diary.takeHitches());
    return look(doing, hasServed, faults);
  }

  private Aim aim(Disorder disorder) {
    if (kills == MOVES_AT && later.kind() != RootKind.FILE) {
      root = later;
      return Aim.START;
    }
    return disorder == Disorder.NONE ? Aim.draw(random) : Aim.GAP;
  }

  /** Waits for every face lane to open, and for everything that is over to be gone. */
  private void serve(Instant before, long begin) throws ProgramException, InterruptedException {
    house.awaitReady();
    try {
      Patience.await("all face lanes open", SERVING, house::facts, GatehouseRun::areLanesOpen);
      startNanos = System.nanoTime() - begin;
      outside.hear("begin time " + before);
      Patience.await(
          "everything that is over to be erased",
          SERVING,
          house::facts,
          facts -> facts.path("erasure").path("expiry_lag_seconds").asLong(-1) == 0);
      outside.hear("done time " + before);
      fetchProofs();
    } catch (IOException e) {
      throw new ProgramException("the gateway does not answer", e);
    } catch (InterruptedException | IllegalStateException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** With the authority's name under it, a certificate has told the person that all is erased. */
  private void fetchProofs() throws IOException, InterruptedException {
    for (Person person : diary.unproven()) {
      if (house.office().proof(person.withdrawalCode()).isPresent()) {
        outside.hear("done withdraw " + person.grant());
        diary.proven(person);
      }
    }
  }

  private static boolean areLanesOpen(JsonNode facts) {
    return facts
        .path("portals")
        .valueStream()
        .allMatch(portal -> portal.path("face_lane").asText().equals("open"));
  }

  private Doing whileServing(Aim aim, List<String> faults)
      throws IOException, InterruptedException {
    diary.begin(aim);
    List<Thread> threads = passers.stream().map(Thread::startVirtualThread).toList();
    if (aim.needsWithdrawal()) {
      await(aim);
    }
    TimeUnit.MICROSECONDS.sleep(random.nextInt(aim.millis() * 1000));
    Doing doing = die(faults);
    for (Thread thread : threads) {
      thread.join();
    }
    return doing;
  }

  private void await(Aim aim) throws IOException, InterruptedException {
    CountDownLatch sent = diary.withdrawal();
    Set<FileTime> slots = house.slots();
    long patience = System.nanoTime() + WITHDRAWAL.toNanos();
    while (!sent.await(TICK.toNanos(), TimeUnit.NANOSECONDS) && System.nanoTime() < patience) {
      slots = house.slots();
    }
    patience = System.nanoTime() + NEW_RING.toNanos();
    while (aim == Aim.KEY_RING && house.slots().equals(slots) && System.nanoTime() < patience) {
      TimeUnit.NANOSECONDS.sleep(TICK.toNanos());
    }
  }

  /** Kills, and returns what was going on. */
  private Doing die(List<String> faults) {
    List<Doing> doings = passers.stream().map(Passer::doing).toList();
    diary.end();
    if (!house.isAlive()) {
      faults.add("a gateway that ended by itself");
    }
    if (!house.kill()) {
      faults.add("a gateway that SIGKILL did not end");
    }
    if (doings.contains(Doing.ENROLMENT)) {
      return Doing.ENROLMENT;
    }
    return doings.contains(Doing.ENTRY) ? Doing.ENTRY : Doing.NOTHING;
  }

  /** It fell inside an erasure if one lies on the disk that was begun and has no certificate. */
  private Kill look(Doing doing, boolean hasServed, List<String> faults) throws IOException {
    Path copy = work.resolve("copy-" + kills++);
    FolderTree.copy(house.folder(), copy);
    outside.hear("begin time " + clock.instant());
    GatehouseCheck.Look look = check.look(copy, root);
    FolderTree.delete(copy);
    faults.addAll(look.faults());
    boolean isInside = look.unfinished().stream().anyMatch(grant -> !unfinished.contains(grant));
    if (hasServed && look.unfinished().stream().anyMatch(unfinished::contains)) {
      faults.add("an erasure that was begun before the start is not finished");
    }
    unfinished = look.unfinished();
    return new Kill(isInside ? Doing.ERASURE : doing, root.kind(), look.opened(), faults);
  }

  private PassCodec passes() throws ProgramException {
    try {
      return new PassCodec(IdentityFile.openOrMint(house.folder(), new SecureRandom()).keyPair());
    } catch (KeyFileException e) {
      throw new ProgramException("The gateway's key cannot be read.", e);
    }
  }
}
