package io.consentgate.evaluation.models;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How licences are accepted. */
final class LicenceOption {

  @Option(
      names = "--accept-licence",
      description = "Accept the licences shown without being asked, where nobody is at a terminal.")
  private boolean isAccepted;

  /** Returns what has them accepted. */
  Licences licences(CommandSpec spec) {
    return new Licences(
        spec.commandLine().getOut(), isAccepted, Terminal.isThere(), Terminal::isAnsweredYes);
  }
}
