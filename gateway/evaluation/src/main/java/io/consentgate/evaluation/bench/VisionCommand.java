package io.consentgate.evaluation.bench;

import io.consentgate.evaluation.programs.JavaProgram;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures each network that ships, and all of them as a chain, in three ways side by side. */
@Command(
    name = "vision",
    description = {
      "Each network that ships, and the chain from a picture of 640 x 480 to features: as the gateway"
          + " runs it, in OpenCV alone, and in ONNX Runtime, by turns in one run.",
      "With one native thread and with two, each in a process of its own with the options of the"
          + " gateway's virtual machine. Also what a picture leaves on the Java heap and in memory."
    },
    mixinStandardHelpOptions = true)
final class VisionCommand implements Callable<Integer> {

  /** As the gateway has. */
  private static final int HEAP_MEGABYTES = 128;

  @Option(
      names = "--rounds",
      defaultValue = "400",
      description = "Rounds of the comparison; ${DEFAULT-VALUE}.")
  private int rounds;

  @Override
  public Integer call() throws IOException, InterruptedException {
    for (int threads = 1; threads <= 2; threads++) {
      JavaProgram java =
          new JavaProgram(
              System.getProperty("java.class.path"),
              VisionProgram.class.getName(),
              HEAP_MEGABYTES,
              List.of("-Dlogback.configurationFile=logback-evaluation.xml"));
      List<String> arguments = List.of(Integer.toString(rounds), Integer.toString(threads));
      int status = new ProcessBuilder(java.command(arguments)).inheritIO().start().waitFor();
      if (status != 0) {
        return status;
      }
    }
    return 0;
  }
}
