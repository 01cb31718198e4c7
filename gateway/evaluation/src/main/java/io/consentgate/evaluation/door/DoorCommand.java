package io.consentgate.evaluation.door;

import io.consentgate.evaluation.programs.ProgramException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lets real people's pictures try the door. */
@Command(
    name = "door",
    description = {
      "Let people of lfw-dev enrol through the running gateway and come back with another picture,",
      "then let strangers try with their passes; print how many were tried, acquired, compared and",
      "admitted. Real programs, cameras that show picture files. Takes minutes for each set.",
      "Exit status 0 only if the door did what the calibration promises."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class DoorCommand implements Callable<Integer> {

  @Option(
      names = "--set",
      paramLabel = "NAME",
      description = "Model set, bundled or reference; can be given twice (default: both).")
  private List<String> sets = List.of("bundled", "reference");

  @Option(
      names = "--people",
      paramLabel = "N",
      description = "How many are to enrol (default: ${DEFAULT-VALUE}).")
  private int people = 200;

  @Option(
      names = "--strangers",
      paramLabel = "N",
      description = "How many tries with a stolen pass (default: ${DEFAULT-VALUE}).")
  private int strangers = 2000;

  @Option(
      names = "--shared",
      paramLabel = "FOLDER",
      description =
          "The folder with faces/lfw-dev/pairs.txt, the pictures that it names, and models/"
              + " (default: ${DEFAULT-VALUE}).")
  private Path shared = Path.of("../shared");

  @Option(names = "--json", description = "Print one JSON object instead of lines.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Path faces = shared.resolve("faces").toAbsolutePath().normalize();
    if (!Files.isRegularFile(faces.resolve("lfw-dev").resolve("pairs.txt"))) {
      throw new ProgramException(
          "There is no lfw-dev in %s. Name the folder that has faces/lfw-dev/ with --shared."
              .formatted(faces));
    }
    requirePositive();
    List<DoorReport> reports = new ArrayList<>();
    for (String set : sets) {
      DoorReport report = run(set, faces);
      reports.add(report);
      if (!json) {
        DoorText.lines(report).forEach(this::say);
      }
    }
    if (json) {
      say(DoorText.json(reports).toString());
    }
    return reports.stream().allMatch(DoorReport::ok) ? 0 : 1;
  }

  private DoorReport run(String set, Path faces) throws Exception {
    Path folder = Files.createTempDirectory("consentgate-door");
    Path models = shared.resolve("models").toAbsolutePath().normalize();
    DoorTrial.Plan plan =
        new DoorTrial.Plan(folder, set, models, faces, people, strangers, List.of());
    try (DoorBars bars = new DoorBars(set);
        DoorTrial trial = new DoorTrial(plan, bars)) {
      Thread end = new Thread(() -> abandon(trial, folder), "end");
      Runtime.getRuntime().addShutdownHook(end);
      DoorReport report = trial.run();
      Runtime.getRuntime().removeShutdownHook(end);
      return report;
    } finally {
      delete(folder);
    }
  }

  /** After Ctrl-C neither a program nor a pass is left behind. */
  private static void abandon(DoorTrial trial, Path folder) {
    trial.close();
    try {
      delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void requirePositive() throws ProgramException {
    if (people < 1 || strangers < 1) {
      throw new ProgramException("--people and --strangers are numbers from 1.");
    }
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
