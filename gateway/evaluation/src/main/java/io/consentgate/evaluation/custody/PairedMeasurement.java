package io.consentgate.evaluation.custody;

import io.consentgate.evaluation.calibrate.FaceData;
import io.consentgate.evaluation.calibrate.FeatureTable;
import io.consentgate.evaluation.custody.QuantisationEffect.Paired;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.gateway.vision.FacePipeline;
import io.consentgate.gateway.vision.RegionOfInterest;
import io.consentgate.models.Catalogue;
import io.consentgate.models.ModelException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/**
 * What commands have in common that set what comes out of custody beside what was captured: which
 * model sets, which pictures, and how much may differ.
 */
final class PairedMeasurement {

  private static final double[] RATES = {1e-3, 1e-4};
  private static final float MOST_CHANGE = 0.01f;

  /** Measures one model set. */
  @FunctionalInterface
  interface OfSet {

    /**
     * Measures and prints.
     *
     * @param set its name
     * @param engine its engine
     * @param table features of lfw-dev
     * @return whether all is within limits
     */
    boolean isWithin(String set, FaceEngine engine, FeatureTable table);
  }

  @Option(
      names = "--set",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "bundled,reference",
      description = "The model sets (default: ${DEFAULT-VALUE}).")
  private List<String> sets = List.of("bundled", "reference");

  @Option(
      names = "--shared",
      paramLabel = "FOLDER",
      defaultValue = "../shared",
      description = "The folder with faces/ and models/ (default: ${DEFAULT-VALUE}).")
  private Path shared = Path.of("../shared");

  /**
   * Measures every set.
   *
   * @return the exit status: 0 if all is within limits, else 1
   * @throws ProgramException if the pictures are not there
   * @throws ModelException if a set cannot be used
   * @throws IOException if a picture cannot be read
   */
  int run(OfSet measurement) throws ProgramException, ModelException, IOException {
    Path faces = shared.resolve("faces");
    FaceData.require(faces, FaceData.LFW_PAIRS);
    boolean within = true;
    for (String set : sets) {
      within &= isWithin(set, faces, measurement);
    }
    return within ? 0 : 1;
  }

  /**
   * Prints what custody changes, and tells whether that is within limits.
   *
   * @param before begins the first line
   */
  static boolean isKept(QuantisationEffect effect, String before, PrintWriter out) {
    out.println(before + QuantisationReport.largestChange(effect));
    boolean within = effect.largestChange() <= MOST_CHANGE;
    for (double rate : RATES) {
      Paired paired = effect.at(rate);
      out.println("  " + QuantisationReport.decisions(paired));
      within &= paired.isWithinLimits();
    }
    out.flush();
    return within;
  }

  private boolean isWithin(String set, Path faces, OfSet measurement)
      throws ModelException, IOException {
    FaceEngine engine =
        FaceEngine.load(
            Catalogue.shipped().set(set), shared.resolve("models"), FaceEngine.DEFAULT_THREADS);
    try (FacePipeline pipeline = engine.pipeline(RegionOfInterest.WHOLE);
        FeatureTable table = FeatureTable.of("lfw-dev", FaceData.lfwDev(faces), pipeline)) {
      return measurement.isWithin(set, engine, table);
    }
  }
}
