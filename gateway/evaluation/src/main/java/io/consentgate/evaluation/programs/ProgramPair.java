package io.consentgate.evaluation.programs;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Both programs, started at the same time; closing ends both at the same time. */
public final class ProgramPair implements AutoCloseable {

  /**
   * A program that ended by itself.
   *
   * @param program which
   * @param status its exit status
   */
  public record Ended(RunningProgram program, int status) {}

  private final RunningProgram authority;
  private final RunningProgram gateway;

  private ProgramPair(RunningProgram authority, RunningProgram gateway) {
    this.authority = authority;
    this.gateway = gateway;
  }

  /**
   * Starts both.
   *
   * @param authority how to start the authority
   * @param gateway how to start the gateway
   * @param lines is shown each line that either prints
   * @throws ProgramException if one cannot be started; then none runs
   */
  public static ProgramPair start(
      ProgramSpec authority, ProgramSpec gateway, Consumer<String> lines) throws ProgramException {
    RunningProgram first = RunningProgram.start(authority, lines);
    try {
      return new ProgramPair(first, RunningProgram.start(gateway, lines));
    } catch (ProgramException e) {
      first.close();
      throw e;
    }
  }

  /** Returns the authority. */
  public RunningProgram authority() {
    return authority;
  }

  /** Returns the gateway. */
  public RunningProgram gateway() {
    return gateway;
  }

  /**
   * Waits until both answer.
   *
   * @param patience longest wait
   * @throws ProgramException if one ends or does not answer in time
   */
  public void awaitReady(Duration patience) throws ProgramException, InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Void>> waits =
          List.of(
              threads.submit(() -> await(authority, patience)),
              threads.submit(() -> await(gateway, patience)));
      for (Future<Void> wait : waits) {
        wait.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ProgramException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Completes when the first of the two ends. */
  public CompletableFuture<Ended> firstEnd() {
    return CompletableFuture.anyOf(ended(authority), ended(gateway)).thenApply(Ended.class::cast);
  }

  @Override
  public void close() {
    Thread other = Thread.ofVirtual().start(authority::close);
    gateway.close();
    try {
      other.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Void await(RunningProgram program, Duration patience)
      throws ProgramException, InterruptedException {
    program.awaitReady(patience);
    return null;
  }

  private static CompletableFuture<Ended> ended(RunningProgram program) {
    return program.ended().thenApply(status -> new Ended(program, status));
  }
}
