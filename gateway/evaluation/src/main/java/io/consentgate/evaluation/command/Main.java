package io.consentgate.evaluation.command;

import io.consentgate.evaluation.bench.BenchCommand;
import io.consentgate.evaluation.models.ModelsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of everything the launcher starts. */
@Command(
    name = "consentgate",
    description = "Entry by face only with a live consent, and an equal way in without one.",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    subcommands = {
      RunCommand.class,
      DemoCommand.class,
      StatusCommand.class,
      SignInCommand.class,
      EndServiceCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      ResidueCommand.class,
      BenchCommand.class,
      EvaluateCommand.class,
      ModelsCommand.class,
      VerifyCommand.class,
      RehearseCommand.class,
      VersionCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Main {

  private Main() {}

  /**
   * Runs one command and ends the process with its exit status.
   *
   * @param arguments the command and its options
   */
  public static void main(String[] arguments) {
    System.setProperty("logback.configurationFile", "logback-evaluation.xml");
    System.exit(commandLine().execute(arguments));
  }

  /** Returns the command line with all its commands. */
  static CommandLine commandLine() {
    return new CommandLine(new Main()).setExecutionExceptionHandler(new PlainFailures());
  }
}
