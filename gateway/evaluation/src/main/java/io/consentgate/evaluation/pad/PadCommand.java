package io.consentgate.evaluation.pad;

import io.consentgate.evaluation.calibrate.PictureBar;
import io.consentgate.evaluation.images.Digests;
import io.consentgate.evaluation.images.Machine;
import io.consentgate.evaluation.images.Origin;
import io.consentgate.evaluation.images.ReportOptions;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.gateway.biometric.ComparisonThreshold;
import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.gateway.vision.PadExaminer;
import io.consentgate.gateway.vision.pad.FrozenFrameCheck;
import io.consentgate.gateway.vision.pad.PadCue;
import io.consentgate.gateway.vision.pad.PadLayer;
import io.consentgate.gateway.vision.pad.PadNetwork;
import io.consentgate.gateway.vision.pad.StraightEdgeCheck;
import io.consentgate.models.AttackDetector;
import io.consentgate.models.Catalogue;
import io.consentgate.models.ModelException;
import io.consentgate.models.ModelLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures the layers that judge presentations. */
@Command(
    name = "pad",
    description = {
      "Measure how often presentation attacks are taken for faces (APCER, by species) and faces for"
          + " attacks (BPCER), with counts and 95 %% bounds, by each layer alone and by all together.",
      "Thresholds are chosen on bona fide presentations of one half of the people; counts are from"
          + " the other."
    },
    footer = {
      "",
      "DIR is a folder with a folder for each species (bona-fide, print, ...), or a list with a first"
          + " line file,species[,person[,group[,turn]]]. A folder of frames, or a GIF, is a film; turn is"
          + " left or right, as the person has it, where a film's person was asked to turn the head"
          + " after the first three frames."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class PadCommand implements Callable<Integer> {

  private static final double MOST_TARGET = 0.2;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "Presentations that were taken; without it --simulate makes all of them.")
  private Optional<Path> source = Optional.empty();

  @Option(
      names = "--simulate",
      description =
          "Make attacks of bona fide pictures, those in DIR or else those of --shared, by an optical"
              + " simulation.")
  private boolean simulate;

  @Option(
      names = "--shared",
      paramLabel = "FOLDER",
      defaultValue = "../shared",
      description = "The folder with faces/ and models/ (default: ${DEFAULT-VALUE}).")
  private Path shared = Path.of("../shared");

  @Option(
      names = "--people",
      paramLabel = "N",
      defaultValue = "60",
      description =
          "People of --shared to attack with; three times as many show their faces, in either half"
              + " (default: ${DEFAULT-VALUE}).")
  private int people;

  @Option(
      names = "--bpcer",
      paramLabel = "X",
      defaultValue = "0.05",
      description = "BPCER that thresholds aim at (default: ${DEFAULT-VALUE}).")
  private double bpcer = 0.05;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "20261126",
      description = "Seed of everything drawn by chance (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--set",
      paramLabel = "NAME",
      defaultValue = "bundled",
      description = "Model set that finds the faces (default: ${DEFAULT-VALUE}).")
  private String set = "bundled";

  @Option(
      names = "--network",
      paramLabel = "NAME",
      description = "Attack detector of the catalogue to measure as well, such as minifasnet.")
  private Optional<String> network = Optional.empty();

  @Option(
      names = "--models",
      paramLabel = "FOLDER",
      description =
          "Folder of models that are not bundled (default: models/ in the folder of --shared).")
  private Optional<Path> models = Optional.empty();

  @Mixin private ReportOptions output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws ProgramException, ModelException {
    requireRanges();
    output.requireWritable();
    List<Presentation> presentations = presentations();
    Catalogue catalogue = Catalogue.shipped();
    Path folder = models.orElse(shared.resolve("models"));
    FaceEngine engine = FaceEngine.load(catalogue.set(set), folder, FaceEngine.DEFAULT_THREADS);
    Optional<AttackDetector> detector = detector(catalogue);
    List<PadLayer> layers =
        new ArrayList<>(List.of(new FrozenFrameCheck(), new StraightEdgeCheck()));
    if (detector.isPresent()) {
      layers.add(PadNetwork.load(detector.get(), new ModelLoader(List.of(folder))));
    }
    List<PadCue> cues = new ArrayList<>(layers.stream().map(PadLayer::cue).toList());
    Optional<ComparisonThreshold> agreement =
        presentations.stream().anyMatch(Presentation::isAsked)
            ? agreement(engine)
            : Optional.empty();
    if (agreement.isPresent()) {
      cues.add(PadCue.TURN_HEAD);
    }
    Origin origin = origin(engine, detector, presentations);
    try (PadExaminer examiner = new PadExaminer(engine, layers, agreement);
        PictureBar bar = new PictureBar("pad", presentations.size())) {
      List<Judged> judged = new PadTrial(examiner, seed).run(presentations, bar);
      finish(PadReport.of(engine.modelSet().value(), judged, cues, bpcer), origin);
    }
    return 0;
  }

  private void requireRanges() throws ProgramException {
    if (source.isEmpty() && !simulate) {
      throw new ProgramException(
          "There is nothing to measure. Name a folder of presentations, or add --simulate.");
    }
    if (!(bpcer > 0 && bpcer <= MOST_TARGET)) {
      throw new ProgramException("--bpcer is a rate above 0, at most 0.2.");
    }
    if (people < 1) {
      throw new ProgramException("--people is a number from 1.");
    }
  }

  private List<Presentation> presentations() throws ProgramException {
    if (source.isEmpty()) {
      return SharedPresentations.list(shared.resolve("faces"), people, seed);
    }
    List<Presentation> presentations = new ArrayList<>(PresentationList.read(source.get()));
    if (presentations.stream().noneMatch(one -> one.species().chooses())) {
      throw new ProgramException(
          "%s has no presentation of species bona-fide, by which thresholds are chosen. Add some."
              .formatted(source.get()));
    }
    if (simulate) {
      presentations.stream()
          .filter(one -> one.species().chooses() && !Film.isOne(one.picture().file()))
          .toList()
          .forEach(one -> presentations.addAll(SharedPresentations.attacks(one.picture())));
    }
    return presentations;
  }

  private Optional<AttackDetector> detector(Catalogue catalogue) throws ModelException {
    if (network.isEmpty()) {
      return Optional.empty();
    }
    if (catalogue.entry(network.get()) instanceof AttackDetector found) {
      return Optional.of(found);
    }
    throw new ModelException(
        "%s detects no attacks; name one that does, such as minifasnet.".formatted(network.get()));
  }

  /** Returns what a turned face has to meet, as at a door; nothing for a set without thresholds. */
  private static Optional<ComparisonThreshold> agreement(FaceEngine engine) throws ModelException {
    return engine.models().calibration().isPresent()
        ? Optional.of(engine.agreement())
        : Optional.empty();
  }

  private Origin origin(
      FaceEngine engine, Optional<AttackDetector> detector, List<Presentation> presentations)
      throws ProgramException {
    List<Origin.Digest> data = new ArrayList<>();
    if (source.isPresent() && Files.isRegularFile(source.get())) {
      data.add(Digests.ofFile("list", source.get()));
    }
    data.add(
        Digests.ofPictures(
            presentations.stream()
                .map(Presentation::picture)
                .filter(picture -> Files.isRegularFile(picture.file()))
                .distinct()
                .toList()));
    List<Origin.Digest> files = new ArrayList<>(Digests.ofModels(engine.models().set()));
    detector.ifPresent(found -> files.addAll(Digests.ofModels(found)));
    List<String> typed = new ArrayList<>(List.of("consentgate", "evaluate", "pad"));
    typed.addAll(spec.commandLine().getParseResult().originalArgs());
    return new Origin(
        data,
        files,
        typed,
        Machine.describe(),
        "thresholds: calibration half; counts: test half and attacks that were taken; seed "
            + seed);
  }

  private void finish(PadReport report, Origin origin) throws ProgramException {
    output.write(
        spec.commandLine().getOut(),
        PadText.lines(report),
        PadPage.of(report, origin),
        PadJson.of(report, origin));
  }
}
