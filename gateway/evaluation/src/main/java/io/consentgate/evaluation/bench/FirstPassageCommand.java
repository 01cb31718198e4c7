package io.consentgate.evaluation.bench;

import io.consentgate.evaluation.programs.JavaProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures one passage against OpenCV alone, then memory over many. */
@Command(
    name = "first-passage",
    description = {
      "From \"pass decoded, face in view\" to \"portal released\" at 1280 x 720, less the wait for"
          + " a frame and one fsync of 4 KB, against the same calls of OpenCV alone, by turns in"
          + " one run. Then resident memory over many passages.",
      "The camera says that it shows still pictures, so a passage looks at one frame, and OpenCV"
          + " alone looks at the same one. A live camera is looked at three times, at least 100 ms"
          + " apart.",
      "Each part runs in a process of its own with the options of the gateway's virtual machine."
          + " Ends with status 1 if a limit is missed, which a busy machine does."
    },
    mixinStandardHelpOptions = true)
final class FirstPassageCommand implements Callable<Integer> {

  /** As the gateway has. */
  private static final int HEAP_MEGABYTES = 128;

  /** Resident from the start, so that whatever grows is not the heap on its way to its limit. */
  private static final List<String> ALL_OF_THE_HEAP =
      List.of("-Xms" + HEAP_MEGABYTES + "m", "-XX:+AlwaysPreTouch");

  @Option(
      names = "--rounds",
      defaultValue = "400",
      description = "Rounds of the comparison; ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--passages",
      defaultValue = "10000",
      description = "Passages over which memory is watched, 0 for none; ${DEFAULT-VALUE}.")
  private int passages;

  @Option(
      names = "--model-set",
      defaultValue = "bundled",
      description = "bundled or reference; ${DEFAULT-VALUE}.")
  private String modelSet = "bundled";

  @Option(
      names = "--models",
      defaultValue = "../shared/models",
      description = "Folder of models that are not bundled; ${DEFAULT-VALUE}.")
  private Path models = Path.of("../shared/models");

  @Option(
      names = "--folder",
      defaultValue = "${sys:java.io.tmpdir}",
      description = "Where the door keeps its data meanwhile, on the disk to be measured.")
  private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

  @Override
  public Integer call() throws IOException, InterruptedException {
    int status = run("speed", rounds, List.of());
    return passages == 0 ? status : Math.max(status, run("memory", passages, ALL_OF_THE_HEAP));
  }

  private int run(String what, int count, List<String> options)
      throws IOException, InterruptedException {
    List<String> flags = new ArrayList<>(options);
    flags.add("-Dlogback.configurationFile=logback-evaluation.xml");
    JavaProgram java =
        new JavaProgram(
            System.getProperty("java.class.path"),
            BenchProgram.class.getName(),
            HEAP_MEGABYTES,
            flags);
    List<String> arguments =
        List.of(what, Integer.toString(count), folder.toString(), modelSet, models.toString());
    return new ProcessBuilder(java.command(arguments)).inheritIO().start().waitFor();
  }
}
