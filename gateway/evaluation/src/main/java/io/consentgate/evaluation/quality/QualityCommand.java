package io.consentgate.evaluation.quality;

import io.consentgate.evaluation.calibrate.FaceData;
import io.consentgate.evaluation.calibrate.PictureBar;
import io.consentgate.evaluation.images.ReportFile;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.models.Catalogue;
import io.consentgate.models.ModelException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how well a face has to be seen, and how frames are best put together. */
@Command(
    name = "quality",
    description = {
      "Count false non-matches against each measure of quality, on pictures as they are and on"
          + " pictures seen worse by a known amount, what the quality gate refuses by region, and"
          + " which way of putting frames together errs least.",
      "Only the half of the people that chooses thresholds is looked at."
    },
    mixinStandardHelpOptions = true)
public final class QualityCommand implements Callable<Integer> {

  @Option(
      names = "--set",
      paramLabel = "NAME",
      defaultValue = "bundled",
      description = "Model set (default: ${DEFAULT-VALUE}).")
  private String set = "bundled";

  @Option(
      names = "--shared",
      paramLabel = "FOLDER",
      defaultValue = "../shared",
      description = "The folder with faces/ and models/ (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("../shared");

  @Option(
      names = "--people",
      paramLabel = "N",
      defaultValue = "100",
      description = "People whose pictures are seen worse, at most (default: ${DEFAULT-VALUE}).")
  private int people = 100;

  @Option(names = "--html", paramLabel = "F", description = "Write the report as a page.")
  private Optional<Path> html = Optional.empty();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws ProgramException, ModelException, IOException {
    if (people < 1) {
      throw new ProgramException("--people is a number from 1.");
    }
    if (html.isPresent()) {
      ReportFile.requireWritable(html.get());
    }
    Path faces = folder.resolve("faces");
    FaceData.require(faces, FaceData.LFW_PAIRS, FaceData.WORLD_GROUPS);
    FaceEngine engine =
        FaceEngine.load(
            Catalogue.shipped().set(set), folder.resolve("models"), FaceEngine.DEFAULT_THREADS);
    QualityTrial trial =
        new QualityTrial(engine, FaceData.lfwDev(faces), FaceData.worldGroups(faces), people);
    QualityReport report = run(trial, faces);
    PrintWriter out = spec.commandLine().getOut();
    lines(report).forEach(out::println);
    if (html.isPresent()) {
      List<String> typed = spec.commandLine().getParseResult().originalArgs();
      String page =
          QualityPage.of(report, "consentgate evaluate quality " + String.join(" ", typed));
      ReportFile.write(html.get(), page);
      out.println("page written to " + html.get());
    }
    out.flush();
    return 0;
  }

  private QualityReport run(QualityTrial trial, Path faces)
      throws ProgramException, ModelException {
    try (PictureBar bar = new PictureBar(set, trial.pictures())) {
      return trial.run(bar);
    } catch (IOException e) {
      throw new ProgramException(
          "A picture in %s cannot be read. Every picture that the lists name must be there, whole."
              .formatted(faces.toAbsolutePath().normalize()),
          e);
    }
  }

  private static List<String> lines(QualityReport report) {
    Stream<Table> tables =
        Stream.of(
                report.curves().stream().map(Curve::table),
                report.gate().stream(),
                report.changes().stream(),
                report.fusions().stream())
            .flatMap(each -> each);
    return Stream.concat(
            Stream.concat(Stream.of(report.modelSet()), report.summary().stream()),
            tables.flatMap(table -> Stream.concat(Stream.of(""), table.lines().stream())))
        .toList();
  }
}
