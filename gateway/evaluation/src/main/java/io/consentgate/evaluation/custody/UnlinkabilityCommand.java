package io.consentgate.evaluation.custody;

import io.consentgate.evaluation.calibrate.FaceData;
import io.consentgate.evaluation.calibrate.FeatureTable;
import io.consentgate.evaluation.custody.QuantisationEffect.Paired;
import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.gateway.vision.FacePipeline;
import io.consentgate.gateway.vision.RegionOfInterest;
import io.consentgate.models.Catalogue;
import io.consentgate.models.ModelException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  private static final double[] RATES = {1e-3, 1e-4};
  private static final float MOST_CHANGE = 0.01f;

  @Option(
      names = "--set",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "bundled,reference",
      description = "the model sets (default: ${DEFAULT-VALUE})")
  private List<String> sets = List.of("bundled", "reference");

  @Option(
      names = "--shared",
      paramLabel = "FOLDER",
      defaultValue = "../shared",
      description = "the folder with faces/ and models/ (default: ${DEFAULT-VALUE})")
  private Path shared = Path.of("../shared");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, ModelException {
    boolean within = true;
    for (String set : sets) {
      within &= isWithin(set);
    }
    return within ? 0 : 1;
  }

  private boolean isWithin(String set) throws IOException, ModelException {
    PrintWriter out = spec.commandLine().getOut();
    FaceEngine engine =
        FaceEngine.load(
            Catalogue.shipped().set(set), shared.resolve("models"), FaceEngine.DEFAULT_THREADS);
    try (FacePipeline pipeline = engine.pipeline(RegionOfInterest.WHOLE);
        FeatureTable table =
            FeatureTable.of("lfw-dev", FaceData.lfwDev(shared.resolve("faces")), pipeline)) {
      UnlinkabilityTrial trial = UnlinkabilityTrial.of(table, engine.modelSet());
      QuantisationEffect effect = trial.effect();
      out.println(set + ": " + UnlinkabilityReport.rotated(trial));
      out.println("  " + UnlinkabilityReport.method(trial));
      out.println("  " + UnlinkabilityReport.control(trial));
      out.println("  " + QuantisationReport.largestChange(effect));
      boolean within = trial.isUnlinkable() && effect.largestChange() <= MOST_CHANGE;
      for (double rate : RATES) {
        Paired paired = effect.at(rate);
        out.println("  " + QuantisationReport.decisions(paired));
        within &= paired.isWithinLimits();
      }
      out.flush();
      return within;
    }
  }
}
