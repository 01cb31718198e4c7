package io.consentgate.evaluation.crash;

import io.consentgate.evaluation.programs.ProgramException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Several complete gateways, each on a folder of its own and beside an authority of its own, killed
 * at the same time: much of what a kill takes is waiting. The key ring of every second one moves
 * under a passphrase.
 */
final class Gatehouses implements AutoCloseable {

  private final List<GatehouseRun> runs = new ArrayList<>();

  /**
   * Starts them one after the other.
   *
   * @param work an empty folder
   * @param seeds one for each
   * @throws ProgramException if one does not start
   */
  Gatehouses(Path work, List<Long> seeds)
      throws ProgramException, IOException, InterruptedException {
    try {
      for (long seed : seeds) {
        Path folder = Files.createDirectory(work.resolve("gatehouse-" + runs.size()));
        boolean moves = runs.size() % 2 != 0;
        RingRoot later = moves ? RingRoot.passphrase(folder.resolve("passphrase")) : RingRoot.FILE;
        runs.add(new GatehouseRun(folder, seed, later));
      }
    } catch (ProgramException | IOException | InterruptedException e) {
      close();
      throw e;
    }
  }

  /**
   * Kills; whichever is free kills next.
   *
   * @param count how often, in all
   * @param disorder what the gateways do in the wrong order
   * @param each is told of each kill, from several threads
   * @throws ProgramException if a gateway cannot be started any more
   */
  void run(int count, Disorder disorder, Consumer<Kill> each)
      throws ProgramException, IOException, InterruptedException {
    AtomicInteger left = new AtomicInteger(count);
    try (ExecutorService threads = Executors.newFixedThreadPool(runs.size())) {
      List<Future<Boolean>> ends = new ArrayList<>();
      for (GatehouseRun run : runs) {
        ends.add(threads.submit(() -> killOn(run, left, disorder, each)));
      }
      for (Future<Boolean> end : ends) {
        end.get();
      }
    } catch (ExecutionException e) {
      switch (Objects.requireNonNull(e.getCause())) {
        case ProgramException cause -> throw cause;
        case IOException cause -> throw cause;
        case InterruptedException cause -> throw cause;
        default -> throw new IllegalStateException(e);
      }
    }
  }

  /** Returns what people did not get done although the gateways ran, one line each. */
  List<String> hitches() {
    return runs.stream().flatMap(run -> run.hitches().stream()).toList();
  }

  /** Ends all programs, and waits until nobody works on their folders any more. */
  @Override
  public void close() {
    // Not in the common pool: what tells that a program has ended runs there.
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      runs.forEach(run -> threads.execute(run::close));
    }
  }

  private static boolean killOn(
      GatehouseRun run, AtomicInteger left, Disorder disorder, Consumer<Kill> each)
      throws ProgramException, IOException, InterruptedException {
    try {
      while (!run.isClosed() && left.getAndDecrement() > 0) {
        run.run(1, disorder, false, each);
      }
      return true;
    } catch (ProgramException | IOException | InterruptedException | RuntimeException e) {
      // The others would go on alone.
      left.set(0);
      throw e;
    }
  }
}
