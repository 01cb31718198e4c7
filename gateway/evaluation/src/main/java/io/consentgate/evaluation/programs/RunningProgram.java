package io.consentgate.evaluation.programs;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One program while it runs; closing it ends it. */
public final class RunningProgram implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(40);
  private static final Duration GRACE = Duration.ofSeconds(40);

  private final ProgramSpec spec;
  private final Process process;
  private final Thread copier;

  private RunningProgram(ProgramSpec spec, Process process, Thread copier) {
    this.spec = spec;
    this.process = process;
    this.copier = copier;
  }

  /**
   * Starts a program.
   *
   * @param spec what to start
   * @param lines is shown each line it prints
   * @throws ProgramException if there is no such program, or its log cannot be written; then none
   *     runs
   */
  public static RunningProgram start(ProgramSpec spec, Consumer<String> lines)
      throws ProgramException {
    OutputLog log = openLog(spec, lines);
    try {
      Process process = startProcess(spec);
      Thread copier =
          // A read from a pipe holds on to its carrier: two programs would leave none to others.
          Thread.ofPlatform()
              .daemon()
              .name(spec.name() + "-output")
              .start(() -> log.copy(process.getInputStream()));
      return new RunningProgram(spec, process, copier);
    } catch (IOException e) {
      closeQuietly(log, e);
      throw new ProgramException(
          "The %s could not be started: %s".formatted(spec.name(), e.getMessage()), e);
    }
  }

  /** Returns what was started. */
  public ProgramSpec spec() {
    return spec;
  }

  /** Tells whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Returns its process id. */
  public long pid() {
    return process.pid();
  }

  /** Completes when it ends, with its exit status. */
  public CompletableFuture<Integer> ended() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /**
   * Waits until it answers.
   *
   * @param patience longest wait
   * @throws ProgramException if it ends or does not answer in time
   */
  public void awaitReady(Duration patience) throws ProgramException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (!answers(client)) {
        if (!process.isAlive()) {
          throw new ProgramException(
              "The %s ended before it was ready (status %d). Its last words are in %s."
                  .formatted(spec.name(), process.exitValue(), spec.log()));
        }
        if (System.nanoTime() > deadline) {
          throw new ProgramException(
              "The %s did not answer at %s within %d s. Look into %s."
                  .formatted(spec.name(), spec.ready(), patience.toSeconds(), spec.log()));
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  /** Ends it: asks first, and insists after a while. */
  @Override
  public void close() {
    // Not through the process itself, which would close its output before the last words.
    process.toHandle().destroy();
    try {
      if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      copier.join(GRACE);
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it as a power cut does, without asking. */
  public void kill() {
    process.toHandle().destroyForcibly();
    close();
  }

  private static OutputLog openLog(ProgramSpec spec, Consumer<String> lines)
      throws ProgramException {
    try {
      return OutputLog.open(spec.log(), lines);
    } catch (IOException e) {
      throw new ProgramException(
          "The %s was not started: its log %s cannot be written. See whether its folder is there, may be written and has room."
              .formatted(spec.name(), spec.log()),
          e);
    }
  }

  private static Process startProcess(ProgramSpec spec) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(spec.command()).redirectErrorStream(true);
    spec.input().ifPresent(file -> builder.redirectInput(file.toFile()));
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private static void closeQuietly(OutputLog log, IOException reason) {
    try {
      log.close();
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  private boolean answers(HttpClient client) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(spec.ready()).timeout(Duration.ofSeconds(5)).build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }
}
