package io.consentgate.evaluation.bench;

import io.consentgate.evaluation.statistics.Times;
import io.consentgate.gateway.biometric.ReferenceStore.UnreadableReferenceException;
import io.consentgate.gateway.store.GatewayStore;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;

/** The measured process of {@link StoreCommand}. */
public final class StoreProgram {

  private static final int STARTS = 5;

  private final PrintStream out;
  private final Path work;
  private final Limits limits = new Limits();

  StoreProgram(PrintStream out, Path work) {
    this.out = out;
    this.work = work;
  }

  /**
   * Measures. The exit status is 1 if a limit is missed.
   *
   * @param arguments how many references, how many rounds, a folder
   */
  public static void main(String[] arguments)
      throws IOException, SQLException, UnreadableReferenceException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path work = Files.createTempDirectory(Path.of(arguments[2]), "bench-store");
    int status;
    try {
      status =
          new StoreProgram(out, work)
              .run(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    } finally {
      StoreFolders.delete(work);
    }
    System.exit(status);
  }

  /**
   * Fills a store and measures it.
   *
   * @param references how many
   * @param rounds of each comparison, at most as many
   * @return 0, or 1 if a limit is missed
   */
  int run(int references, int rounds)
      throws IOException, SQLException, UnreadableReferenceException {
    Path empty = work.resolve("empty");
    Path full = work.resolve("full");
    StoreBench.open(empty, InstantSource.system()).close();
    long roomEmpty = StoreFolders.room(empty);
    Path filling = StoreFolders.forFilling(references, work);
    try {
      measure(filled(filling, references, rounds).moved(filling, full), rounds);
    } finally {
      StoreFolders.delete(filling);
    }
    System.err.println("Starting it, empty and full, by turns.");
    Times startsEmpty = new Times();
    Times startsFull = new Times();
    for (int i = 0; i < STARTS; i++) {
      startsEmpty.add(start(empty));
      startsFull.add(start(full));
    }
    double startEmpty = startsEmpty.medianMillis();
    double startFull = startsFull.medianMillis();
    double each = (double) (StoreFolders.room(full) - roomEmpty) / references;
    out.printf("room      %.0f bytes a reference, with its consent (at most 1024)%n", each);
    out.printf(
        "start     %.0f ms, empty %.0f ms: %.0f ms slower (at most 2000)%n",
        startFull, startEmpty, startFull - startEmpty);
    out.printf(
        "machine   %d processors, load %.1f: above that number times are not the store's own%n",
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    limits.hold("room", each, 1024, "bytes");
    limits.hold("start, slower than empty", startFull - startEmpty, 2000, "ms");
    return limits.status(out);
  }

  private static StoreBench filled(Path folder, int references, int remembered) {
    System.err.printf(
        "Enrolling %d people %s.%n",
        references,
        StoreFolders.isInMemory(folder)
            ? "in memory, where nothing waits for a disk; the store then moves to the disk"
            : "on the disk: there is not enough room in memory, and it takes longer");
    StoreBench bench = new StoreBench(folder);
    bench.fill(references, remembered, new StoreProgress(references)::step);
    return bench;
  }

  private void measure(StoreBench store, int rounds)
      throws IOException, SQLException, UnreadableReferenceException {
    System.err.printf("Opening, enrolling and erasing, %d times each.%n", rounds);
    try (StoreBench bench = store;
        FsyncProbe probe = new FsyncProbe(work);
        BareInsert bare = new BareInsert(work, StoreBench.SEALED_BYTES)) {
      Times unsealing = bench.unseal(rounds);
      row("unseal and compare, p99 at most 2 ms", unsealing);
      limits.hold("unseal and compare, p99", unsealing.p99Millis(), 2, "ms");
      Times consenting = new Times();
      Times sealing = new Times();
      Times inserting = new Times();
      bench.enrol(rounds, bare, consenting, sealing, inserting);
      double ratio = sealing.medianMillis() / inserting.medianMillis();
      row("consent kept and its one enrolment used up", consenting);
      row("durable enrolment: key half and reference", sealing);
      row("bare insert of the same size, with its fsync", inserting);
      out.printf("enrolment %.2f times the bare insert, by medians (at most 3)%n", ratio);
      limits.hold("enrolment", ratio, 3, "times the bare insert");
      Times erasing = new Times();
      Times syncing = new Times();
      Times beyond = new Times();
      bench.erase(rounds, probe, erasing, syncing, beyond);
      row("erasure with its ratchet and residue check", erasing);
      row(StoreBench.ERASURE_SYNCS + " bare fsyncs of 4 KB", syncing);
      double more = erasing.p99Millis() - syncing.p99Millis();
      out.printf("erasure   p99 %.2f ms beyond its bare fsyncs' p99 (at most 20)%n", more);
      limits.hold("erasure, p99 beyond its bare fsyncs' p99", more, 20, "ms");
      row("an erasure beyond the bare fsyncs right after it", beyond);
    }
  }

  private void row(String what, Times times) {
    out.printf("  %-49s%8.2f ms%8.2f ms p99%n", what, times.medianMillis(), times.p99Millis());
  }

  private static long start(Path folder) {
    long before = System.nanoTime();
    try (GatewayStore store = StoreBench.open(folder, InstantSource.system())) {
      StoreBench.eraseWhatIsDue(store);
      return System.nanoTime() - before;
    }
  }
}
