package io.consentgate.evaluation.crash;

import io.consentgate.evaluation.crash.Outside.Doing;
import io.consentgate.evaluation.programs.ProgramException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Kills a gateway at random moments, many times. */
@Command(
    name = "crash",
    description = {
      "Starts a process with a gateway's store, enrolment, entries and erasures, or with --complete"
          + " the whole program beside its authority, kills it at a random moment, and holds its"
          + " folder against what people were told; again and again.",
      "Ends with status 1 if anything was found, or if too few kills fell inside an erasure."
          + " Ctrl-C ends it early and prints what was seen."
    },
    mixinStandardHelpOptions = true)
public final class CrashCommand implements Callable<Integer> {

  /** Of all kills, so many at least fall inside an erasure. */
  static final double LEAST_SHARE = 0.1;

  /** What one kill of the complete gateway takes on two cores, with the start after it. */
  private static final double COMPLETE_SECONDS = 10;

  private static final double SECONDS_PER_HOUR = 3600;

  @Option(names = "--kills", defaultValue = "3000", description = "How many; ${DEFAULT-VALUE}.")
  private int kills;

  @Option(
      names = "--complete",
      description =
          "Kill the complete gateway, with pages, drawn cameras and networks; about ten seconds"
              + " each. The authority beside it runs on.")
  private boolean complete;

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
    if (complete && disorder == Disorder.ENTRY_LATER) {
      System.err.println("--sabotage ENTRY_LATER is for the small process; leave out --complete.");
      return 2;
    }
    Path work = Files.createTempDirectory(folder, "bench-crash");
    try (KillReport report = new KillReport(kills, work)) {
      KillCount.Result result = complete ? runComplete(work, report) : runSmall(work, report);
      if (report.isInterrupted()) {
        return 1;
      }
      report.conclude(result);
      return result.faults().isEmpty() && hasEnough(result) ? 0 : 1;
    }
  }

  private KillCount.Result runSmall(Path work, KillReport report)
      throws ProgramException, IOException, InterruptedException {
    JavaLine java = JavaLine.prepare(work);
    return new CrashRun(java, work, disorder, seed, report).run(kills, false);
  }

  private KillCount.Result runComplete(Path work, KillReport report)
      throws ProgramException, IOException, InterruptedException {
    System.out.printf(
        Locale.ROOT,
        "Seed %d. %d kills take about %.1f hours; Ctrl-C ends them and prints what was seen.%n",
        seed,
        kills,
        kills * COMPLETE_SECONDS / SECONDS_PER_HOUR);
    GatehouseRun run = new GatehouseRun(work, seed);
    report.endsWith(run::close);
    KillCount.Result result = run.run(kills, disorder, false, report);
    if (!report.isInterrupted()) {
      run.hitches().stream().distinct().forEach(hitch -> System.out.println("not done: " + hitch));
    }
    return result;
  }

  /** Tells whether enough kills fell inside an erasure. */
  static boolean hasEnough(KillCount.Result result) {
    return result.during(Doing.ERASURE) >= LEAST_SHARE * result.count();
  }
}
