package io.consentgate.evaluation.calibrate;

import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.models.Acquisition;
import io.consentgate.models.Calibration;
import io.consentgate.models.Catalogue;
import io.consentgate.models.CatalogueJson;
import io.consentgate.models.GroupCount;
import io.consentgate.models.MatedCount;
import io.consentgate.models.ModelException;
import io.consentgate.models.OperatingPoint;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Calibrates a model set, prints what was found and writes it where the catalogue reads it. */
@Command(
    name = "calibrate",
    description = "Choose a model set's thresholds by the worst group there is data for.",
    mixinStandardHelpOptions = true)
public final class CalibrateCommand implements Callable<Integer> {

  private final PrintStream out = System.out;

  @Parameters(paramLabel = "SET", description = "the model set, by name")
  private String set = "";

  @Option(
      names = "--shared",
      paramLabel = "FOLDER",
      required = true,
      description = "the folder with faces/ and models/, laid out as models/README.md says")
  private Path folder = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "the calibration to write, SET-EPOCH.calibration.json")
  private Path file = Path.of("");

  @Option(
      names = "--models",
      paramLabel = "FOLDER",
      description = "the folder with the set's files (default: models/ in the folder of --shared)")
  private Optional<Path> models = Optional.empty();

  @Override
  public Integer call() throws IOException, ModelException {
    run(set, folder, file);
    return 0;
  }

  private void run(String setName, Path shared, Path file) throws IOException, ModelException {
    FaceEngine engine =
        FaceEngine.load(
            Catalogue.shipped().set(setName),
            models.orElse(shared.resolve("models")),
            FaceEngine.DEFAULT_THREADS);
    Calibration calibration = new Calibrator(engine, shared.resolve("faces")).measure();
    print(calibration);
    CatalogueJson.write(calibration, file);
    out.println("written to " + file);
  }

  private void print(Calibration calibration) {
    out.println(calibration.modelSet() + ": " + calibration.data());
    for (Acquisition tried : calibration.acquisitions()) {
      out.printf(
          Locale.ROOT,
          "%s: %d pictures, %d acquired, %d nobody, %d several faces, %d not usable%n",
          tried.dataSet(),
          tried.pictures(),
          tried.acquired(),
          tried.nobody(),
          tried.several(),
          tried.unusable());
    }
    calibration.points().forEach(this::print);
  }

  private void print(OperatingPoint point) {
    MatedCount mated = point.mated();
    out.printf(
        Locale.ROOT,
        "FMR %.0e: threshold %.4f by %s%s; FNMR %.1f %% (%d of %d, 95 %% %.1f to %.1f)%n",
        point.falseMatchRate(),
        point.threshold(),
        point.worstGroup(),
        point.extrapolated() ? ", extrapolated" : "",
        100 * mated.falseNonMatchRate(),
        mated.falseNonMatches(),
        mated.comparisons(),
        100 * mated.lower95(),
        100 * mated.upper95());
    point.calibrated().forEach(group -> print("calibration", group));
    point.heldOut().forEach(group -> print("held out", group));
  }

  private void print(String half, GroupCount group) {
    out.printf(
        Locale.ROOT,
        "  %-11s %-18s %4d people %7d pairs %5d false matches, FMR %.1e (95 %% %.1e to %.1e)%n",
        half,
        group.group(),
        group.people(),
        group.comparisons(),
        group.falseMatches(),
        group.falseMatchRate(),
        group.lower95(),
        group.upper95());
  }
}
