package io.consentgate.evaluation.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.consentgate.evaluation.demo.Demo;
import io.consentgate.evaluation.demo.DemoReport;
import io.consentgate.evaluation.demo.StepAudience;
import io.consentgate.evaluation.demo.StepName;
import io.consentgate.evaluation.demo.StepResult;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.evaluation.sabotage.Sabotage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Plays the whole story on synthetic visitors. */
@Command(
    name = "demo",
    description = {
      "Play the whole story without a person: the real programs, drawn visitors before a synthetic",
      "camera, every step proven from outside. Exit status 0 only if every step went as it must."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DemoCommand implements Callable<Integer> {

  @Option(names = "--json", description = "Print one JSON object instead of lines.")
  private boolean json;

  @Option(
      names = "--sabotage",
      paramLabel = "NAME",
      converter = ByName.class,
      completionCandidates = Names.class,
      description = "Build in one fault, which the demo must notice: ${COMPLETION-CANDIDATES}.")
  private Optional<Sabotage> sabotage = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "An empty folder for both programs (default: a temporary one).")
  private Optional<Path> data = Optional.empty();

  @Option(names = "--keep", description = "Keep the folder, with logs and databases.")
  private boolean keep;

  @Option(
      names = "--model-set",
      paramLabel = "NAME",
      description = "Which networks to use (default: ${DEFAULT-VALUE}).")
  private String modelSet = "bundled";

  @Option(
      names = "--models",
      paramLabel = "FOLDER",
      description = "Folder with files of model sets that are not bundled.")
  private Optional<Path> models = Optional.empty();

  @Spec private CommandSpec spec;

  /** Reads the name of a fault. */
  static final class ByName implements ITypeConverter<Sabotage> {

    @Override
    public Sabotage convert(String name) {
      return Arrays.stream(Sabotage.values())
          .filter(sabotage -> sabotage.text().equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "no such fault; there are "
                          + String.join(", ", (Iterable<String>) () -> new Names().iterator())));
    }
  }

  /** Lists the names of all faults. */
  static final class Names implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Sabotage.values()).map(Sabotage::text).iterator();
    }
  }

  @Override
  public Integer call() throws ProgramException, IOException, InterruptedException {
    boolean temporary = data.isEmpty();
    Path folder = temporary ? Files.createTempDirectory("consentgate-demo") : data.orElseThrow();
    requireEmpty(folder);
    try {
      DemoReport report =
          new Demo(new Demo.Script(folder, modelSet, models, sabotage), new Lines(), _ -> {})
              .play();
      print(report);
      return report.ok() ? 0 : 1;
    } finally {
      if (temporary && !keep) {
        delete(folder);
      } else if (!json) {
        say("Kept in " + folder);
      }
    }
  }

  private void print(DemoReport report) throws JsonProcessingException {
    if (json) {
      say(JsonMapper.builder().build().writeValueAsString(report));
      return;
    }
    long good = report.steps().stream().filter(StepResult::ok).count();
    long millis = report.steps().stream().mapToLong(StepResult::millis).sum();
    say(
        "%d of %d steps went as they must, in %d.%d s."
            .formatted(good, StepName.values().length, millis / 1000, millis % 1000 / 100));
    report.steps().stream()
        .filter(step -> !step.ok())
        .findFirst()
        .ifPresent(step -> say("First failure: " + step.name()));
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  private static void requireEmpty(Path folder) throws IOException, ProgramException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        throw new ProgramException(
            "The demo needs an empty folder; %s is not. Name another with --data."
                .formatted(folder));
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private final class Lines implements StepAudience {

    @Override
    public void begins(StepName step) {
      if (!json) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%2d/%d  %-36s", step.number(), StepName.values().length, step.text());
        out.flush();
      }
    }

    @Override
    public void ended(StepResult result) {
      if (!json) {
        say("%s %6d ms".formatted(result.ok() ? "ok  " : "FAIL", result.millis()));
        say("       expected  " + result.expected());
        say("       seen      " + result.seen());
      }
    }
  }
}
