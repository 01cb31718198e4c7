package io.consentgate.evaluation.command;

import io.consentgate.evaluation.programs.DataFolder;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.gateway.store.StoreUnavailableException;
import io.consentgate.gateway.store.backup.BackupException;
import io.consentgate.gateway.store.backup.GatewayRestore;
import io.consentgate.gateway.store.backup.Restored;
import io.consentgate.gateway.store.keyring.RootSource;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
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
      "Nothing is revived: whoever withdrew since stays out. What the present database knows, where",
      "it can be read, goes before anything in the backup. Tickets are left as they are."
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

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws ProgramException {
    Path gateway = DataFolder.existing(data).gateway();
    try {
      RootSource source = RootSource.parse(root, System.getenv());
      return tell(new GatewayRestore(gateway, source, InstantSource.system()).restore(backup));
    } catch (BackupException | StoreUnavailableException | IllegalArgumentException e) {
      throw new ProgramException(String.valueOf(e.getMessage()), e);
    }
  }

  private int tell(Restored restored) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "Restored. %d template(s) can be opened with their passes.%n", restored.references());
    if (restored.ended() > 0) {
      out.printf(
          "%d consent(s) of the backup ended since: their keys are gone, and they end again at the"
              + " next start.%n",
          restored.ended());
    }
    return 0;
  }
}
