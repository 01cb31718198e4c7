package io.consentgate.evaluation.command;

import io.consentgate.evaluation.programs.Installation;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.evaluation.programs.Rehearsal;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The last step of a build: what makes later starts quick. */
@Command(
    name = "rehearse",
    hidden = true,
    description = {
      "Starts both programs once on a folder that is thrown away, and keeps archives of their"
          + " classes beside the jars, so that they start in half the time.",
      "./consentgate build does it."
    },
    mixinStandardHelpOptions = true)
public final class RehearseCommand implements Callable<Integer> {

  @Override
  public Integer call() throws ProgramException, IOException, InterruptedException {
    Rehearsal.play(Installation.find());
    return 0;
  }
}
