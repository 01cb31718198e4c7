package io.consentgate.evaluation.bench;

import io.consentgate.evaluation.programs.FolderTree;
import io.consentgate.evaluation.programs.JavaProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures each stage of a look at a face, and all of them as a chain, side by side. */
@Command(
    name = "vision",
    description = {
      "Each network that ships, alignment, measures of quality, and the chain from a picture of"
          + " 640 x 480 to features: as the gateway runs it, in OpenCV alone, and in ONNX Runtime, by"
          + " turns in one run.",
      "With one native thread and with two, each in a process of its own with the options of the"
          + " gateway's virtual machine. Also what a picture leaves on the Java heap and in memory, how"
          + " many Mats of OpenCV's it makes once everything is warm, by an exact count, and what it"
          + " costs to look for codes while nobody is there: at 15 raw frames a second, at as"
          + " many of H.264 over RTSP, and with a camera of yours. Ends with status 1 if a limit"
          + " is missed, which a busy machine does."
    },
    mixinStandardHelpOptions = true)
final class VisionCommand implements Callable<Integer> {

  /** As the gateway has. */
  private static final int HEAP_MEGABYTES = 128;

  /** It ends the process where a thread has no more stack than the gateway's threads have. */
  private static final String ROOM_FOR_ONNX_RUNTIME = "-Xss2m";

  @Option(
      names = "--rounds",
      defaultValue = "400",
      description = "Rounds of the comparison; ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--idle",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "How long to look for codes while nobody is there; ${DEFAULT-VALUE}.")
  private int idle;

  @Option(
      names = "--camera",
      paramLabel = "ADDRESS",
      description = "A camera to look for codes with too, as gateways take it: rtsp://…")
  private @Nullable String camera;

  @Override
  public Integer call() throws IOException, InterruptedException {
    int status = 0;
    for (int threads = 1; threads <= 2; threads++) {
      status =
          Math.max(
              status,
              run(VisionProgram.class, Integer.toString(rounds), Integer.toString(threads)));
    }
    status = Math.max(status, countMats());
    String seconds = Integer.toString(idle);
    return Math.max(
        status,
        camera == null ? run(IdleProgram.class, seconds) : run(IdleProgram.class, seconds, camera));
  }

  private int countMats() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("consentgate-mats");
    try {
      String counting = MatProgram.classPath(System.getProperty("java.class.path"), folder);
      return run(counting, MatProgram.class, Integer.toString(rounds));
    } finally {
      FolderTree.delete(folder);
    }
  }

  private static int run(Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    return run(System.getProperty("java.class.path"), program, arguments);
  }

  private static int run(String classPath, Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    JavaProgram java =
        new JavaProgram(
            classPath,
            program.getName(),
            HEAP_MEGABYTES,
            List.of(ROOM_FOR_ONNX_RUNTIME, "-Dlogback.configurationFile=logback-evaluation.xml"));
    return new ProcessBuilder(java.command(List.of(arguments))).inheritIO().start().waitFor();
  }
}
