package io.consentgate.evaluation.images;

import io.consentgate.evaluation.calibrate.Half;
import io.consentgate.evaluation.calibrate.LabelledPicture;
import io.consentgate.evaluation.calibrate.PictureBar;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.gateway.vision.RegionOfInterest;
import io.consentgate.models.Catalogue;
import io.consentgate.models.ModelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures a model set on a folder of pictures. */
@Command(
    name = "images",
    description = {
      "Measure how often a model set errs on pictures, from picture to decision: FTE, FTA, FMR, FNMR"
          + " with counts and 95 %% bounds, by group, and what a search among many would do.",
      "What the pairs are too few to show is not shown."
    },
    footer = {
      "",
      "--pairs is in LFW's format (NAME I J for one person, NAME I OTHER J for two), or a list"
          + " file,person[,group], of which every picture is compared with every other."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ImagesCommand implements Callable<Integer> {

  @Option(
      names = "--images",
      paramLabel = "DIR",
      required = true,
      description = "Folder with the pictures.")
  private Path images = Path.of("");

  @Option(
      names = "--pairs",
      paramLabel = "FILE",
      required = true,
      description = "Which pictures to compare.")
  private Path pairs = Path.of("");

  @Option(
      names = "--groups",
      paramLabel = "CSV",
      description = "Pictures by group, file,person,group: false matches within each group.")
  private Optional<Path> groups = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "NAME",
      defaultValue = "bundled",
      description = "Model set (default: ${DEFAULT-VALUE}).")
  private String set = "bundled";

  @Option(
      names = "--threshold-fmr",
      paramLabel = "X",
      defaultValue = "1e-4",
      description = "FMR whose calibrated threshold decides (default: ${DEFAULT-VALUE}).")
  private double thresholdFmr = 1e-4;

  @Option(
      names = "--cross",
      description = "Compare every picture that the pairs name with every other.")
  private boolean cross;

  @Option(
      names = "--half",
      paramLabel = "HALF",
      defaultValue = "all",
      description =
          "People by the first bit of the SHA-256 of their name: test, which chose no threshold,"
              + " calibration, or all (default: ${DEFAULT-VALUE}).")
  private String half = "all";

  @Option(
      names = "--gallery",
      paramLabel = "N",
      defaultValue = "0",
      description = "People in the gallery of a search (default: half of those there are).")
  private int gallery;

  @Option(
      names = "--models",
      paramLabel = "FOLDER",
      defaultValue = "../shared/models",
      description = "Folder of models that are not bundled (default: ${DEFAULT-VALUE}).")
  private Path models = Path.of("../shared/models");

  @Option(
      names = "--region",
      paramLabel = "LEFT,TOP,WIDTH,HEIGHT",
      description =
          "Look at this part of each picture only, in shares of its sides, such as 0.2,0.2,0.6,0.6;"
              + " default: all of it.")
  private String region = "0,0,1,1";

  @Mixin private PackOptions pack;

  @Mixin private ReportOptions output;

  private static final String REGION =
      "--region is left, top, width and height inside the picture, such as 0.2,0.2,0.6,0.6.";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws ProgramException, ModelException {
    requireRanges();
    output.requireWritable();
    ImagesPlan plan = plan();
    FaceEngine engine =
        FaceEngine.load(Catalogue.shipped().set(set), models, FaceEngine.DEFAULT_THREADS);
    ImagesTrial trial = new ImagesTrial(engine, plan);
    Origin origin = origin(engine, trial.pictures());
    try (PictureBar bar = new PictureBar(set, trial.pictures().size())) {
      finish(trial.run(bar), origin);
    }
    return 0;
  }

  private void requireRanges() throws ProgramException {
    if (!(thresholdFmr > 0 && thresholdFmr <= 1e-2)) {
      throw new ProgramException("--threshold-fmr is a rate above 0, at most 0.01.");
    }
    if (gallery < 0) {
      throw new ProgramException("--gallery is a number from 1.");
    }
    if (!Files.isDirectory(images)) {
      throw new ProgramException(
          "There is no folder %s. Name the folder with the pictures with --images."
              .formatted(images));
    }
  }

  private ImagesPlan plan() throws ProgramException {
    Path folder = images.toAbsolutePath().normalize();
    List<InputLine> lines = InputLine.read(pairs);
    Protocol protocol =
        PictureCsv.isOne(lines)
            ? all(PictureCsv.read(lines, folders(folder, pairs), false))
            : PairsFile.read(lines, folder);
    Optional<Half> chosen = half();
    if (chosen.isPresent()) {
      protocol = protocol.of(chosen.get());
    }
    if (cross) {
      protocol = all(protocol.pictures());
    }
    if (protocol.comparisons().isEmpty()) {
      throw new ProgramException(
          "%s leaves nothing to compare. Name two pictures or more.".formatted(pairs));
    }
    return new ImagesPlan(
        protocol, grouped(folder, chosen), thresholdFmr, gallery, pack.read(), region());
  }

  private List<NamedPicture> grouped(Path folder, Optional<Half> chosen) throws ProgramException {
    if (groups.isEmpty()) {
      return List.of();
    }
    List<InputLine> lines = InputLine.read(groups.get());
    return PictureCsv.read(lines, folders(folder, groups.get()), true).stream()
        .filter(named -> chosen.isEmpty() || named.picture().half() == chosen.get())
        .toList();
  }

  private static Protocol all(List<NamedPicture> pictures) throws ProgramException {
    if (pictures.size() > Protocol.MOST_CROSSED) {
      throw new ProgramException(
          "%d pictures are too many to compare each with each; at most %d."
              .formatted(pictures.size(), Protocol.MOST_CROSSED));
    }
    return Protocol.ofAll(pictures);
  }

  private static List<Path> folders(Path images, Path list) {
    Path own = list.toAbsolutePath().normalize().getParent();
    return own == null ? List.of(images) : List.of(images, own);
  }

  private RegionOfInterest region() throws ProgramException {
    try {
      double[] share = Stream.of(region.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
      if (share.length == 4) {
        return new RegionOfInterest(share[0], share[1], share[2], share[3]);
      }
    } catch (IllegalArgumentException e) {
      throw new ProgramException(REGION, e);
    }
    throw new ProgramException(REGION);
  }

  private Optional<Half> half() throws ProgramException {
    return switch (half) {
      case "all" -> Optional.empty();
      case "test" -> Optional.of(Half.TEST);
      case "calibration" -> Optional.of(Half.CALIBRATION);
      default -> throw new ProgramException("--half is test, calibration or all.");
    };
  }

  private Origin origin(FaceEngine engine, List<LabelledPicture> pictures) throws ProgramException {
    List<Origin.Digest> data = new ArrayList<>();
    data.add(Digests.ofFile("pairs", pairs));
    if (groups.isPresent()) {
      data.add(Digests.ofFile("groups", groups.get()));
    }
    if (pack.file().isPresent()) {
      data.add(Digests.ofFile("policy pack", pack.file().get()));
    }
    data.add(Digests.ofPictures(pictures));
    List<String> typed = new ArrayList<>(List.of("consentgate", "evaluate", "images"));
    typed.addAll(spec.commandLine().getParseResult().originalArgs());
    return new Origin(
        data,
        Digests.ofModels(engine.models().set()),
        typed,
        Machine.describe(),
        "half of the people: %s; comparisons: %s; region: %s"
            .formatted(half, cross ? "all" : "as listed", region));
  }

  private void finish(ImagesReport report, Origin origin) throws ProgramException {
    output.write(
        spec.commandLine().getOut(),
        ImagesText.lines(report),
        ImagesPage.of(report, origin),
        ImagesJson.of(report, origin));
  }
}
