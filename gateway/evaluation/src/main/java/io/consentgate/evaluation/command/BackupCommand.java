package io.consentgate.evaluation.command;

import io.consentgate.evaluation.programs.DataFolder;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.gateway.store.StoreUnavailableException;
import io.consentgate.gateway.store.backup.BackupException;
import io.consentgate.gateway.store.backup.BackupFolder;
import io.consentgate.gateway.store.backup.GatewayBackup;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Saves the gateway's database, and no key. */
@Command(
    name = "backup",
    description = {
      "Save the gateway's database into a folder, whether the gateway runs or not.",
      "The key ring is never in a backup: one is of use only beside the key ring of this machine."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BackupCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Parameters(paramLabel = "DIR", description = "A folder that is not there yet, or empty.")
  private Path target = Path.of("");

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Where the programs keep everything (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws ProgramException, InterruptedException {
    Path gateway = DataFolder.existing(data).gateway();
    try {
      BackupFolder backup =
          new GatewayBackup(gateway, InstantSource.system()).make(target, PATIENCE);
      spec.commandLine()
          .getOut()
          .printf(
              "Saved in %s, as it was at %s. The key ring is not in it.%n",
              backup.folder().toAbsolutePath().normalize(), backup.made());
      return 0;
    } catch (BackupException | StoreUnavailableException e) {
      throw new ProgramException(String.valueOf(e.getMessage()), e);
    }
  }
}
