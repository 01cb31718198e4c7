package io.consentgate.evaluation.calibrate;

import io.consentgate.evaluation.programs.Installation;
import io.consentgate.evaluation.programs.ProgramException;
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
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Calibrates a model set, prints what was found and writes it where the catalogue reads it. */
@Command(
    name = "calibrate",
    description = {
      "Choose a model set's thresholds for FMR 1e-2 to 1e-5 by the worst group there is data for.",
      "One half of the people chooses; what is counted on the other half is written beside it.",
      "A threshold that the data does not reach is extrapolated, and says so."
    },
    mixinStandardHelpOptions = true)
public final class CalibrateCommand implements Callable<Integer> {

  private static final String CATALOGUE =
      "models/src/main/resources/io/consentgate/models/calibration";

  @Parameters(paramLabel = "SET", description = "The model set, by name.")
  private String set = "";

  @Option(
      names = "--shared",
      paramLabel = "FOLDER",
      defaultValue = "../shared",
      description =
          "The folder with faces/lfw-dev/pairs.txt, faces/world/groups.csv, the pictures that they"
              + " name, and models/ (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("../shared");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "The calibration to write, SET-EPOCH.calibration.json (default: the catalogue's own, in"
              + " the source).")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--models",
      paramLabel = "FOLDER",
      description = "The folder with the set's files (default: models/ in the folder of --shared).")
  private Optional<Path> models = Optional.empty();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws ProgramException, ModelException, IOException {
    Path faces = folder.resolve("faces");
    FaceData.require(faces, FaceData.LFW_PAIRS, FaceData.WORLD_GROUPS);
    FaceEngine engine =
        FaceEngine.load(
            Catalogue.shipped().set(set),
            models.orElse(folder.resolve("models")),
            FaceEngine.DEFAULT_THREADS);
    Path target = target(engine);
    Calibration calibration = measure(engine, faces);
    print(calibration);
    CatalogueJson.write(calibration, target);
    say("written to " + target);
    remark(engine, calibration);
    return 0;
  }

  private Path target(FaceEngine engine) throws ProgramException {
    Path target;
    if (file.isPresent()) {
      target = file.get().toAbsolutePath();
    } else {
      String name = engine.modelSet().value() + ".calibration.json";
      target = Installation.find().root().resolve(CATALOGUE).resolve(name);
    }
    Path parent = target.getParent();
    if (parent == null || !Files.isDirectory(parent) || Files.isDirectory(target)) {
      throw new ProgramException(
          "%s cannot be written. Name a file in a folder that exists with --out."
              .formatted(target));
    }
    return target;
  }

  private Calibration measure(FaceEngine engine, Path faces)
      throws ProgramException, ModelException, IOException {
    List<LabelledPicture> lfwDev = FaceData.lfwDev(faces);
    List<LabelledPicture> worldGroups = FaceData.worldGroups(faces);
    try (PictureBar bar = new PictureBar(set, lfwDev.size() + worldGroups.size())) {
      return new Calibrator(engine, lfwDev, worldGroups).measure(bar);
    } catch (UnreadablePicture e) {
      throw new ProgramException(
          "A picture in %s cannot be read. Every picture that the lists name must be there, whole."
              .formatted(faces.toAbsolutePath().normalize()),
          e);
    }
  }

  /** References made under other thresholds are to become stale. */
  private void remark(FaceEngine engine, Calibration calibration) {
    Optional<Calibration> inUse = engine.models().calibration();
    if (inUse.isPresent() && !thresholds(inUse.get()).equals(thresholds(calibration))) {
      say(
          "the thresholds are not those in use: raise the set's epoch in catalogue.json, and name"
              + " the file after it");
    }
  }

  private static List<Double> thresholds(Calibration calibration) {
    return calibration.points().stream().map(OperatingPoint::threshold).toList();
  }

  private void print(Calibration calibration) {
    say(calibration.modelSet() + ": " + calibration.data());
    for (Acquisition tried : calibration.acquisitions()) {
      say(
          String.format(
              Locale.ROOT,
              "%s: %d pictures, %d acquired, %d nobody, %d several faces, %d not usable",
              tried.dataSet(),
              tried.pictures(),
              tried.acquired(),
              tried.nobody(),
              tried.several(),
              tried.unusable()));
    }
    calibration.points().forEach(this::print);
  }

  private void print(OperatingPoint point) {
    MatedCount mated = point.mated();
    say(
        String.format(
            Locale.ROOT,
            "FMR %.0e: threshold %.4f by %s%s; FNMR %.1f %% (%d of %d, 95 %% %.1f to %.1f)",
            point.falseMatchRate(),
            point.threshold(),
            point.worstGroup(),
            point.extrapolated() ? ", extrapolated" : "",
            100 * mated.falseNonMatchRate(),
            mated.falseNonMatches(),
            mated.comparisons(),
            100 * mated.lower95(),
            100 * mated.upper95()));
    point.calibrated().forEach(group -> print("calibration", group));
    point.heldOut().forEach(group -> print("held out", group));
  }

  private void print(String half, GroupCount group) {
    say(
        String.format(
            Locale.ROOT,
            "  %-11s %-18s %4d people %7d pairs %5d false matches, FMR %.1e (95 %% %.1e to %.1e)",
            half,
            group.group(),
            group.people(),
            group.comparisons(),
            group.falseMatches(),
            group.falseMatchRate(),
            group.lower95(),
            group.upper95()));
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
