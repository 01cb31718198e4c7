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

/** Prints what links references that two installations keep under custody HELD. */
@Command(
    name = "unlinkability",
    description = {
      "Keep every picture of lfw-dev at two installations as custody HELD does, and measure how far"
          + " the score between two references tells whether they are one person's (D_sys).",
      "Exit status 1 if D_sys or its bound is 0.05 or more, or if rotating changes more decisions"
          + " than 1 of 500 mated or 12 of 1.2 million non-mated ones, or a score by more than 0.01."
    },
    mixinStandardHelpOptions = true)
public final class UnlinkabilityCommand implements Callable<Integer> {

  @Mixin private PairedMeasurement measurement = new PairedMeasurement();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws ProgramException, ModelException, IOException {
    PrintWriter out = spec.commandLine().getOut();
    return measurement.run(
        (set, engine, table) -> {
          UnlinkabilityTrial trial = UnlinkabilityTrial.of(table, engine.modelSet());
          out.println(set + ": " + UnlinkabilityReport.rotated(trial));
          out.println("  " + UnlinkabilityReport.method(trial));
          out.println("  " + UnlinkabilityReport.control(trial));
          return PairedMeasurement.isKept(trial.effect(), "  ", out) && trial.isUnlinkable();
        });
  }
}
