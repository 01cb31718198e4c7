package io.consentgate.evaluation.command;

import io.consentgate.evaluation.programs.DataFolder;
import io.consentgate.evaluation.programs.Installation;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.evaluation.programs.ProgramLaunch;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a new way into the back office. */
@Command(
    name = "sign-in",
    description = "Print a new one-time link to the back office; it works once, for 15 minutes.",
    mixinStandardHelpOptions = true)
final class SignInCommand implements Callable<Integer> {

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "The data folder of the running programs (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws ProgramException, InterruptedException {
    ProgramLaunch launch = new ProgramLaunch(Installation.find(), DataFolder.existing(data));
    spec.commandLine().getOut().println(launch.signInLink());
    return 0;
  }
}
