package io.consentgate.evaluation.command;

import io.consentgate.evaluation.programs.DataFolder;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.gateway.store.StoreUnavailableException;
import io.consentgate.gateway.store.backup.BackupException;
import io.consentgate.gateway.store.backup.GatewayRestore;
import io.consentgate.gateway.store.backup.RestoreResult;
import io.consentgate.gateway.store.journal.JournalMerge.UnknownEntries;
import io.consentgate.gateway.store.keyring.RootSource;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a backup under the present key ring. */
@Command(
    name = "restore",
    description = {
      "Bring the gateway's database back from a backup. The gateway must not run.",
      "Nothing is revived: whoever withdrew since stays out, and so does a used ticket. What the",
      "present database knows, where it can be read, goes before anything in the backup."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RestoreCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "The folder that ./consentgate backup made.")
  private Path backup = Path.of("");

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Where the programs keep everything (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(
      names = "--root",
      paramLabel = "ROOT",
      description = "What the key ring is sealed under, as for run (default: ${DEFAULT-VALUE}).")
  private String root = "file";

  @Option(
      names = "--entries",
      paramLabel = "used-up|as-backed-up",
      description =
          "Only where the present database is lost: what the tickets of the backup count as, since"
              + " nobody knows how often they were used since. used-up lets nobody in with them;"
              + " as-backed-up lets entries taken since be taken again.")
  private Optional<UnknownEntries> entries = Optional.empty();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws ProgramException {
    Path gateway = DataFolder.existing(data).gateway();
    try {
      RootSource source = RootSource.parse(root, System.getenv());
      return tell(
          new GatewayRestore(gateway, source, InstantSource.system()).restore(backup, entries));
    } catch (BackupException | StoreUnavailableException | IllegalArgumentException e) {
      throw new ProgramException(String.valueOf(e.getMessage()), e);
    }
  }

  private int tell(RestoreResult result) throws ProgramException {
    return switch (result) {
      case RestoreResult.Restored(int references, int ended, int tickets) -> {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("Restored. %d template(s) can be opened with their passes.%n", references);
        if (ended > 0) {
          out.printf(
              "%d consent(s) of the backup ended since: their keys are gone, and they end again at"
                  + " the next start.%n",
              ended);
        }
        if (tickets > 0) {
          out.printf("%d ticket(s) came out of the backup alone.%n", tickets);
        }
        yield 0;
      }
      case RestoreResult.EntriesUnknown() ->
          throw new ProgramException(
              "The present database is missing or cannot be read, so nobody knows which tickets"
                  + " were used since the backup. Say --entries used-up (nobody enters with them;"
                  + " issue new ones) or --entries as-backed-up (entries taken since can be taken"
                  + " again). Nothing was changed.");
    };
  }
}
