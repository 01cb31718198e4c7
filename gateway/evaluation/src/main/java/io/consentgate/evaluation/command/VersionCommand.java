package io.consentgate.evaluation.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints which Consent Gate this is and what it runs on. */
@Command(
    name = "version",
    description = "Print which Consent Gate this is and what it runs on.",
    mixinStandardHelpOptions = true)
final class VersionCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    for (String line : new ProgramVersion().getVersion()) {
      spec.commandLine().getOut().println(line);
    }
  }
}
