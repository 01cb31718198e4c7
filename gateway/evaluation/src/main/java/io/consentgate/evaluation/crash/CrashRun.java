package io.consentgate.evaluation.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Many kills, in lanes beside each other, and what they fell into. */
final class CrashRun {

  private final JavaLine java;
  private final Path work;
  private final Disorder disorder;
  private final List<RingRoot> roots;
  private final long seed;
  private final Consumer<Kill> each;
  private final KillCount count = new KillCount();

  /**
   * Prepares a run.
   *
   * @param java starts the program to be killed
   * @param work an empty folder
   * @param disorder what is done in the wrong order
   * @param roots what the key rings of the folders lie under in the end, in turn
   * @param seed of everything that is drawn
   * @param each is told of each kill, from any thread
   */
  CrashRun(
      JavaLine java,
      Path work,
      Disorder disorder,
      List<RingRoot> roots,
      long seed,
      Consumer<Kill> each) {
    this.java = java;
    this.work = work;
    this.disorder = disorder;
    this.roots = List.copyOf(roots);
    this.seed = seed;
    this.each = each;
  }

  /**
   * Kills.
   *
   * @param kills how often
   * @param untilFault whether to end at the first fault
   */
  KillCount.Result run(int kills, boolean untilFault) throws IOException, InterruptedException {
    AtomicInteger left = new AtomicInteger(kills);
    int lanes = Math.max(2, Runtime.getRuntime().availableProcessors());
    try (ExecutorService threads = Executors.newFixedThreadPool(lanes)) {
      List<Future<Boolean>> all = new ArrayList<>();
      for (int i = 0; i < lanes; i++) {
        Path folder = Files.createDirectory(work.resolve("lane-" + i));
        CrashLane lane = new CrashLane(java, folder, disorder, roots(i, lanes), seed * 31 + i);
        all.add(threads.submit(() -> kill(lane, left, untilFault)));
      }
      for (Future<Boolean> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    return count.result();
  }

  /** Deals the roots out to the folders of all lanes. */
  private Iterator<RingRoot> roots(int lane, int lanes) {
    return IntStream.iterate(lane, i -> i + lanes)
        .mapToObj(i -> roots.get(i % roots.size()))
        .iterator();
  }

  private boolean kill(CrashLane lane, AtomicInteger left, boolean untilFault)
      throws IOException, InterruptedException {
    while (left.getAndDecrement() > 0) {
      Kill kill = lane.kill();
      count.add(kill);
      each.accept(kill);
      if (untilFault && count.isFaulty()) {
        left.set(0);
      }
    }
    return true;
  }
}
