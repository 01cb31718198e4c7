package io.consentgate.evaluation.crash;

import io.consentgate.evaluation.crash.Outside.Doing;
import io.consentgate.evaluation.programs.ProgramException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Kills the store, enrolment, entry and erasure code at random moments, many times. */
@Command(
    name = "crash",
    description = {
      "Starts a process with a gateway's store, enrolment, entries and erasures, kills it at a"
          + " random moment, and holds its folder against what people were told; again and again.",
      "Ends with status 1 if anything was found, or if too few kills fell inside an erasure."
    },
    mixinStandardHelpOptions = true)
public final class CrashCommand implements Callable<Integer> {

  /** Of all kills, so many at least fall inside an erasure. */
  static final double LEAST_SHARE = 0.1;

  @Option(names = "--kills", defaultValue = "3000", description = "How many; ${DEFAULT-VALUE}.")
  private int kills;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "What is done, and when each kill is sent, is drawn from it; ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--sabotage",
      defaultValue = "NONE",
      description = "Do something in the wrong order, to see it found: ${COMPLETION-CANDIDATES}.")
  private Disorder disorder = Disorder.NONE;

  @Option(
      names = "--folder",
      defaultValue = "${sys:java.io.tmpdir}",
      description = "Where the stores lie meanwhile.")
  private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

  @Override
  public Integer call() throws ProgramException, IOException, InterruptedException {
    if (kills < 1) {
      System.err.println("--kills is a number from 1.");
      return 2;
    }
    Path work = Files.createTempDirectory(folder, "bench-crash");
    try {
      CrashRun.Result result = run(work);
      print(result);
      return result.faults().isEmpty() && hasEnough(result) ? 0 : 1;
    } finally {
      delete(work);
    }
  }

  private CrashRun.Result run(Path work)
      throws ProgramException, IOException, InterruptedException {
    try (ProgressBar bar =
        new ProgressBarBuilder().setTaskName("kills").setInitialMax(kills).build()) {
      JavaLine java = JavaLine.prepare(work);
      return new CrashRun(java, work, disorder, seed, bar::step).run(kills, false);
    }
  }

  /** Tells whether enough kills fell inside an erasure. */
  static boolean hasEnough(CrashRun.Result result) {
    return result.during(Doing.ERASURE) >= LEAST_SHARE * result.count();
  }

  /** Says what the kills fell into, and what was found. */
  static void print(CrashRun.Result result) {
    System.out.printf(
        Locale.ROOT,
        "%d kills in %.0f s; %d times a reference was opened with its pass afterwards%n",
        result.count(),
        result.seconds(),
        result.references());
    for (Doing doing : Doing.values()) {
      System.out.printf(
          Locale.ROOT,
          "  %-10s%6d  %4.1f %%%n",
          doing.name().toLowerCase(Locale.ROOT),
          result.during(doing),
          100.0 * result.during(doing) / Math.max(1, result.count()));
    }
    System.out.printf("%d faults%n", result.faults().size());
    result.faults().stream().distinct().limit(20).forEach(System.out::println);
  }

  private static void delete(Path work) throws IOException {
    try (Stream<Path> files = Files.walk(work)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
