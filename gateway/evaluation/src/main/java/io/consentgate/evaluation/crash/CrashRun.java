package io.consentgate.evaluation.crash;

import io.consentgate.evaluation.crash.Outside.Doing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Many kills, in lanes beside each other, and what they fell into. */
final class CrashRun {

  /** How many kills fell into what, what was found after them, and how long it took. */
  record Result(Map<Doing, Integer> kills, long references, List<String> faults, double seconds) {

    /** Returns how many kills there were. */
    int count() {
      return kills.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns how many kills fell into something. */
    int during(Doing doing) {
      return kills.getOrDefault(doing, 0);
    }
  }

  private final JavaLine java;
  private final Path work;
  private final Disorder disorder;
  private final long seed;
  private final Runnable each;
  private final Map<Doing, Integer> kills = new EnumMap<>(Doing.class);
  private final List<String> faults = new ArrayList<>();
  private long references;

  /**
   * Prepares a run.
   *
   * @param java starts the program to be killed
   * @param work an empty folder
   * @param disorder what is done in the wrong order
   * @param seed of everything that is drawn
   * @param each is called after each kill
   */
  CrashRun(JavaLine java, Path work, Disorder disorder, long seed, Runnable each) {
    this.java = java;
    this.work = work;
    this.disorder = disorder;
    this.seed = seed;
    this.each = each;
  }

  /**
   * Kills.
   *
   * @param count how often
   * @param untilFault whether to end at the first fault
   */
  Result run(int count, boolean untilFault) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    AtomicInteger left = new AtomicInteger(count);
    int lanes = Math.max(2, Runtime.getRuntime().availableProcessors());
    try (ExecutorService threads = Executors.newFixedThreadPool(lanes)) {
      List<Future<Boolean>> all = new ArrayList<>();
      for (int i = 0; i < lanes; i++) {
        Path folder = Files.createDirectory(work.resolve("lane-" + i));
        CrashLane lane = new CrashLane(java, folder, disorder, seed * 31 + i);
        all.add(threads.submit(() -> kill(lane, left, untilFault)));
      }
      for (Future<Boolean> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    return new Result(kills, references, faults, (System.nanoTime() - begin) / 1e9);
  }

  private boolean kill(CrashLane lane, AtomicInteger left, boolean untilFault)
      throws IOException, InterruptedException {
    while (left.getAndDecrement() > 0) {
      add(lane.kill());
      each.run();
      if (untilFault && isFaulty()) {
        left.set(0);
      }
    }
    return true;
  }

  private synchronized void add(CrashLane.Kill kill) {
    kills.merge(kill.doing(), 1, Integer::sum);
    references += kill.opened();
    faults.addAll(kill.faults());
  }

  private synchronized boolean isFaulty() {
    return !faults.isEmpty();
  }
}
