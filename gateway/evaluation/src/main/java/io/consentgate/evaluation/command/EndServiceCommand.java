package io.consentgate.evaluation.command;

import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.gateway.withdrawal.SweepResult;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Ends the way with a face at one gateway, for good. */
@Command(
    name = "end-service",
    description = {
      "End the way with a face at a gateway that does not run: erase every reference, sign a",
      "certificate for each, and keep that way closed. Tickets go on. Cannot be undone.",
      "The certificates go to the authority when the gateway runs again.",
      "Exit status 1 if an erasure could not be certified."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class EndServiceCommand implements Callable<Integer> {

  private static final String WORD = "END";
  private static final int EVERY = 100;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "The gateway's data folder (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data", "gateway");

  @Option(
      names = "--root",
      paramLabel = "ROOT",
      description = "What the key ring is sealed under (default: ${DEFAULT-VALUE}).")
  private String root = "file";

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Option(
      names = "--undo",
      description = "Open the way with a face again; nothing that was erased comes back.")
  private boolean undo;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws ProgramException {
    try (FaceServiceEnd service = FaceServiceEnd.open(data, root)) {
      if (undo) {
        service.begin();
        say("The way with a face is open again at the gateway's next start.");
        return 0;
      }
      return end(service);
    }
  }

  private int end(FaceServiceEnd service) throws ProgramException {
    int standing = service.standing();
    say("%d consent(s) to the way with a face stand in %s.".formatted(standing, data));
    if (!yes && !isMeant()) {
      throw new ProgramException(
          "Nothing was changed. To end the service, type %s when asked, or give --yes."
              .formatted(WORD));
    }
    SweepResult result = service.end(this::progress);
    say("The way with a face is ended; %d reference(s) erased.".formatted(result.certified()));
    if (result.failed() > 0) {
      throw new ProgramException(
          "%d erasure(s) have no certificate, because something of the reference is still there. See that the key ring can be read and that its folder holds no stray files, and run this again."
              .formatted(result.failed()));
    }
    return 0;
  }

  private boolean isMeant() {
    Optional<Console> console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
    return console.isPresent()
        && WORD.equals(console.get().readLine("Type %s to erase every reference for good: ", WORD));
  }

  private void progress(int tried, int all) {
    if (tried % EVERY == 0 || tried == all) {
      say("  %d of %d".formatted(tried, all));
    }
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
