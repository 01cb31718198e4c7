package io.consentgate.evaluation.crash;

import io.consentgate.evaluation.command.CommandLines;
import io.consentgate.gateway.store.backup.BackupDesk;
import io.consentgate.gateway.store.backup.BackupException;
import io.consentgate.gateway.store.backup.GatewayBackup;
import io.consentgate.gateway.store.backup.GatewayRestore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Whatever a gateway and its operator do that has to outlast a power cut, in a root with the
 * folders {@code data} and {@code backup}.
 *
 * @param keys what the door has besides its folder
 * @param start the time at which it begins
 */
record DurableActs(DoorKeys keys, Instant start) {

  /** What an operator is told at the end of a backup. */
  static final String BACKED_UP = "backed up";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration A_WHILE = Duration.ofMinutes(10);

  /** Does one of them, and tells people. */
  interface Act {

    /**
     * Does it.
     *
     * @param before what people were told before
     * @param tell is given each line that they are told
     */
    void run(Path root, List<String> before, Consumer<String> tell) throws Exception;
  }

  /** Returns the data folder. */
  static Path data(Path root) {
    return root.resolve("data");
  }

  /** Lets the first people enrol. */
  void prepare(Path root, List<String> before, Consumer<String> tell) {
    day(root, before, tell, Disorder.NONE).prepare();
  }

  /** Opens the door and closes it again. */
  void open(Path root, List<String> before, Consumer<String> tell) {
    new CrashDoor(data(root), keys, new SteppedClock(start), Disorder.NONE).close();
  }

  /** Passes a day on which people enrol, enter, withdraw and run out of time. */
  void pass(Path root, List<String> before, Consumer<String> tell) {
    passInDisorder(root, before, tell, Disorder.NONE);
  }

  /** Passes a day on which something is done in the wrong order. */
  void passInDisorder(Path root, List<String> before, Consumer<String> tell, Disorder disorder) {
    Day day = day(root, before, tell, disorder);
    if (day.pass().isPresent() || day.refused() > 0) {
      throw new IllegalStateException("a day on a sound disk on which something is refused");
    }
  }

  /** Lets somebody withdraw. */
  void withdraw(Path root, List<String> before, Consumer<String> tell) {
    day(root, before, tell, Disorder.NONE).withdrawLast();
  }

  /** Ends the service, a while later by the clock of those who look. */
  void endService(Path root, List<String> before, Consumer<String> tell) {
    Outside outside = outside(before);
    tell.accept("begin time " + start.plus(A_WHILE));
    List<String[]> passes = outside.passes(Integer.MAX_VALUE);
    passes.forEach(pass -> tell.accept("begin withdraw " + pass[0]));
    endServiceAgain(root);
    passes.forEach(pass -> tell.accept("done withdraw " + pass[0]));
  }

  /** Ends the service, or goes on with it. */
  static void endServiceAgain(Path root) {
    int status = CommandLines.run("end-service", "--data", data(root).toString(), "--yes");
    if (status != 0) {
      throw new IllegalStateException("end-service ends with status " + status);
    }
  }

  /** Makes a backup of a gateway that does not run. */
  void backUp(Path root, List<String> before, Consumer<String> tell) throws Exception {
    new GatewayBackup(data(root), clock()).make(root.resolve("backup"), PATIENCE);
    tell.accept(BACKED_UP);
  }

  /** Makes a backup of a gateway that runs. */
  void backUpWhileOpen(Path root, List<String> before, Consumer<String> tell) {
    try (CrashDoor door = new CrashDoor(data(root), keys, new SteppedClock(start), Disorder.NONE)) {
      CompletableFuture<Void> made =
          CompletableFuture.runAsync(
              () -> {
                try {
                  backUp(root, before, tell);
                } catch (Exception e) {
                  throw new CompletionException(e);
                }
              });
      BackupDesk desk = new BackupDesk(data(root));
      while (!made.isDone()) {
        desk.serve(door.store().journal());
      }
      made.join();
    }
  }

  /** Restores the backup. */
  void restore(Path root, List<String> before, Consumer<String> tell) throws BackupException {
    new GatewayRestore(data(root), keys.root().source(), clock()).restore(root.resolve("backup"));
  }

  /** Returns what people know who were told some lines. */
  Outside outside(List<String> told) {
    Outside outside = new Outside(start);
    told.stream().filter(line -> !line.equals(BACKED_UP)).forEach(outside::hear);
    return outside;
  }

  private InstantSource clock() {
    return InstantSource.fixed(start);
  }

  private Day day(Path root, List<String> before, Consumer<String> tell, Disorder disorder) {
    List<String> heard = before.stream().filter(line -> !line.equals(BACKED_UP)).toList();
    return new Day(data(root), keys, start, heard, tell, disorder);
  }
}
