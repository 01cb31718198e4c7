package io.consentgate.evaluation.crash;

import io.consentgate.evaluation.crash.Outside.Doing;
import io.consentgate.evaluation.programs.Installation;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.gateway.store.keyring.RootKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Kills a gateway at random moments, many times. */
@Command(
    name = "crash",
    description = {
      "Starts a process with a gateway's store, enrolment, entries and erasures, or with --complete"
          + " the whole program beside its authority, kills it at a random moment, and holds its"
          + " folder against what people were told; again and again. The key rings lie under different"
          + " roots; with --complete that of every second gateway moves under a passphrase.",
      "Ends with status 1 if anything was found, or if too few kills fell inside an erasure."
          + " Ctrl-C ends it early and prints what was seen."
    },
    mixinStandardHelpOptions = true)
public final class CrashCommand implements Callable<Integer> {

  /** Of all kills, so many at least fall inside an erasure. */
  static final double LEAST_SHARE = 0.1;

  /** What one kill of the complete gateway takes on two cores, with the start after it. */
  private static final double COMPLETE_SECONDS = 5;

  private static final double SECONDS_PER_HOUR = 3600;

  private static final int CORES = Runtime.getRuntime().availableProcessors();

  @Spec private CommandSpec spec;

  @Option(names = "--kills", defaultValue = "3000", description = "How many; ${DEFAULT-VALUE}.")
  private int kills;

  @Option(
      names = "--complete",
      description =
          "Kill the complete gateway, with pages, drawn cameras and networks; about five seconds"
              + " each. The authority beside it runs on.")
  private boolean complete;

  @Option(
      names = "--at-once",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "With --complete, so many gateways at the same time, each with an authority of its own;"
              + " ${DEFAULT-VALUE}. One for each processor core keeps a machine busy.")
  private int atOnce;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "What is done, and when each kill is sent, is drawn from it; ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--tally",
      paramLabel = "FILE",
      description =
          "Note every kill in this file, and count what earlier runs noted there: of --kills only"
              + " those are done that are left. Each run has a seed of its own.")
  private @Nullable Path tallyFile;

  @Option(
      names = "--token",
      paramLabel = "PKCS11",
      description =
          "Without --complete: let some of the key rings lie in this PKCS #11 token too, as --root"
              + " has it. Each store is begun under file; of three, one stays there, one moves under"
              + " a credential and one under a passphrase. What is made in the token stays there.")
  private @Nullable String token;

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
    requireFitting();
    KillCount count = new KillCount();
    KillTally tally = tallyFile == null ? null : KillTally.open(tallyFile, what(), count);
    int left = kills - count.result().count();
    if (left > 0 && !kill(left, count, tally)) {
      return 1;
    }
    KillCount.Result result = count.result();
    KillReport.print(result);
    if (tally != null) {
      System.out.printf("in %d runs, of %d builds%n", tally.runs(), tally.builds());
    }
    return result.faults().isEmpty() && hasEnough(result) ? 0 : 1;
  }

  private void requireFitting() {
    require(kills >= 1, "--kills is a number from 1.");
    require(
        atOnce >= 1 && (atOnce == 1 || complete),
        "--at-once is a number from 1, and goes with --complete.");
    require(
        !complete || disorder != Disorder.ENTRY_LATER,
        "--sabotage ENTRY_LATER is for the small process; leave out --complete.");
    require(token == null || !complete, "--token is for the small process; leave out --complete.");
    require(
        token == null || isToken(token),
        "--token is pkcs11:slot-id=NUMBER?module-path=LIBRARY&pin-source=FILE.");
    require(
        tallyFile == null || disorder == Disorder.NONE,
        "A tally counts what the program does; leave out --tally or --sabotage.");
  }

  private static boolean isToken(String token) {
    try {
      return RingRoot.of(token).kind() == RootKind.TOKEN;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private void require(boolean isMet, String otherwise) {
    if (!isMet) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  /** Returns whether it came to its end. */
  private boolean kill(int left, KillCount count, @Nullable KillTally tally)
      throws ProgramException, IOException, InterruptedException {
    List<Long> seeds = new ArrayList<>();
    for (int i = 0; i < atOnce; i++) {
      seeds.add(seed + (tally == null ? i : tally.runs()));
      if (tally != null) {
        tally.begin(seeds.getLast(), BuildDigest.of(Installation.find().gatewayFolder()));
      }
    }
    Consumer<Kill> noted = tally == null ? _ -> {} : tally;
    Path work = Files.createTempDirectory(folder, "bench-crash");
    try (KillReport report = new KillReport(left, count, noted, work)) {
      if (complete) {
        killComplete(work, left, seeds, report);
      } else {
        new CrashRun(JavaLine.prepare(work), work, disorder, roots(work), seeds.getFirst(), report)
            .run(left, false);
      }
      return !report.isInterrupted();
    }
  }

  private List<RingRoot> roots(Path work) throws IOException {
    List<RingRoot> roots = new ArrayList<>(List.of(RingRoot.FILE, RingRoot.credential(work)));
    roots.add(RingRoot.passphrase(work.resolve("passphrase")));
    if (token != null) {
      roots.add(RingRoot.of(token));
    }
    return roots;
  }

  private String what() {
    return complete ? "complete gateway" : "store";
  }

  private void killComplete(Path work, int left, List<Long> seeds, KillReport report)
      throws ProgramException, IOException, InterruptedException {
    System.out.printf(
        Locale.ROOT,
        "Seed %s. %d kills take about %.1f hours; Ctrl-C ends them and prints what was seen.%n",
        seeds.stream().map(String::valueOf).collect(Collectors.joining(", ")),
        left,
        left * COMPLETE_SECONDS / SECONDS_PER_HOUR / Math.min(atOnce, CORES));
    Gatehouses houses = new Gatehouses(work, seeds);
    report.endsWith(houses::close);
    houses.run(left, disorder, report);
    if (!report.isInterrupted()) {
      houses.hitches().stream()
          .distinct()
          .forEach(hitch -> System.out.println("not done: " + hitch));
    }
  }

  /** Tells whether enough kills fell inside an erasure. */
  static boolean hasEnough(KillCount.Result result) {
    return result.during(Doing.ERASURE) >= LEAST_SHARE * result.count();
  }
}
