package io.consentgate.evaluation.custody;

import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.models.ModelException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what keeping references as bytes changes. */
@Command(
    name = "quantisation",
    description = {
      "Compare every pair of pictures of lfw-dev twice, with the reference as captured and as it"
          + " comes out of custody, and count the decisions that differ.",
      "Exit status 1 if more differ than 1 of 500 mated or 12 of 1.2 million non-mated ones, or a"
          + " score by more than 0.01."
    },
    mixinStandardHelpOptions = true)
public final class QuantisationCommand implements Callable<Integer> {

  @Mixin private PairedMeasurement measurement = new PairedMeasurement();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws ProgramException, ModelException, IOException {
    PrintWriter out = spec.commandLine().getOut();
    return measurement.run(
        (set, _, table) -> PairedMeasurement.isKept(QuantisationEffect.of(table), set + ": ", out));
  }
}
