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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  private static final double[] RATES = {1e-3, 1e-4};
  private static final float MOST_CHANGE = 0.01f;

  @Option(
      names = "--set",
      paramLabel = "NAME",
      defaultValue = "bundled",
      description = "the model set (default: ${DEFAULT-VALUE})")
  private String set = "bundled";

  @Option(
      names = "--shared",
      paramLabel = "FOLDER",
      defaultValue = "../shared",
      description = "the folder with faces/ and models/ (default: ${DEFAULT-VALUE})")
  private Path shared = Path.of("../shared");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, ModelException {
    PrintWriter out = spec.commandLine().getOut();
    FaceEngine engine =
        FaceEngine.load(
            Catalogue.shipped().set(set), shared.resolve("models"), FaceEngine.DEFAULT_THREADS);
    try (FacePipeline pipeline = engine.pipeline(RegionOfInterest.WHOLE);
        FeatureTable table =
            FeatureTable.of("lfw-dev", FaceData.lfwDev(shared.resolve("faces")), pipeline)) {
      QuantisationEffect effect = QuantisationEffect.of(table);
      boolean within = effect.largestChange() <= MOST_CHANGE;
      out.println(set + ": " + QuantisationReport.largestChange(effect));
      for (double rate : RATES) {
        Paired paired = effect.at(rate);
        out.println("  " + QuantisationReport.decisions(paired));
        within &= paired.isWithinLimits();
      }
      out.flush();
      return within ? 0 : 1;
    }
  }
}
