package io.consentgate.evaluation.bench;

import io.consentgate.evaluation.programs.JavaProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what many sealed references cost. */
@Command(
    name = "store",
    description = {
      "Fills a store with sealed references and measures, each against a bare counterpart in the"
          + " same run: room on the disk, start, opening one, enrolling one, erasing one.",
      "It runs in a process of its own with the options of the gateway's virtual machine. Ends with"
          + " status 1 if a limit is missed, which a busy machine does."
    },
    mixinStandardHelpOptions = true)
final class StoreCommand implements Callable<Integer> {

  /** As the gateway has. */
  private static final int HEAP_MEGABYTES = 128;

  @Option(
      names = "--references",
      defaultValue = "100000",
      description = {
        "How many; ${DEFAULT-VALUE}. Making so many takes a few minutes with 900 MB free in"
            + " /dev/shm, and some milliseconds each without.",
        "It is said on the way how many are left."
      })
  private int references;

  @Option(
      names = "--rounds",
      defaultValue = "500",
      description = "Rounds of each comparison; ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--folder",
      defaultValue = "${sys:java.io.tmpdir}",
      description = "Where the store lies meanwhile, on the disk to be measured.")
  private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (references < 1 || rounds < 1 || rounds > references) {
      System.err.println("--rounds is a number from 1 to that of --references.");
      return 2;
    }
    JavaProgram java =
        new JavaProgram(
            System.getProperty("java.class.path"),
            StoreProgram.class.getName(),
            HEAP_MEGABYTES,
            List.of("-Dlogback.configurationFile=logback-evaluation.xml"));
    List<String> arguments =
        List.of(Integer.toString(references), Integer.toString(rounds), folder.toString());
    return new ProcessBuilder(java.command(arguments)).inheritIO().start().waitFor();
  }
}
