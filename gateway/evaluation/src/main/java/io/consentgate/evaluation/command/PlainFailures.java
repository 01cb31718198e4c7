package io.consentgate.evaluation.command;

import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.models.ModelException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells people what went wrong in one sentence; only faults of the code itself leave a trace. */
final class PlainFailures implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments)
      throws Exception {
    if (failure instanceof ProgramException || failure instanceof ModelException) {
      command.getErr().println(failure.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    throw failure;
  }
}
