package io.consentgate.evaluation.bench;

import io.consentgate.evaluation.statistics.Times;
import io.consentgate.gateway.biometric.ReferenceStore.UnreadableReferenceException;
import io.consentgate.gateway.store.GatewayStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.stream.Stream;

/** The measured process of {@link StoreCommand}. */
public final class StoreProgram {

  private static final int STARTS = 5;

  private final PrintStream out;
  private final Path work;

  StoreProgram(PrintStream out, Path work) {
    this.out = out;
    this.work = work;
  }

  /**
   * Measures.
   *
   * @param arguments how many references, how many rounds, a folder
   */
  public static void main(String[] arguments)
      throws IOException, SQLException, UnreadableReferenceException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path work = Files.createTempDirectory(Path.of(arguments[2]), "bench-store");
    try {
      new StoreProgram(out, work)
          .run(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    } finally {
      delete(work);
    }
  }

  /**
   * Fills a store and measures it.
   *
   * @param references how many
   * @param rounds of each comparison, at most as many
   */
  void run(int references, int rounds)
      throws IOException, SQLException, UnreadableReferenceException {
    Path empty = work.resolve("empty");
    Path full = work.resolve("full");
    double startEmpty = startMillis(empty);
    long roomEmpty = room(empty);
    fill(full, references, rounds);
    double startFull = startMillis(full);
    double each = (double) (room(full) - roomEmpty) / references;
    out.printf("room      %.0f bytes a reference, with its consent (at most 1024)%n", each);
    out.printf(
        "start     %.0f ms, empty %.0f ms: %.0f ms slower (at most 2000)%n",
        startFull, startEmpty, startFull - startEmpty);
  }

  private void fill(Path full, int references, int rounds)
      throws IOException, SQLException, UnreadableReferenceException {
    try (StoreBench bench = new StoreBench(full);
        FsyncProbe probe = new FsyncProbe(work);
        BareInsert bare = new BareInsert(work, StoreBench.SEALED_BYTES)) {
      Progress progress = new Progress(references);
      bench.fill(references, rounds, progress::step);
      Times unsealing = bench.unseal(rounds);
      row("unseal and compare, p99 at most 2 ms", unsealing);
      Times sealing = new Times();
      Times inserting = new Times();
      bench.enrol(rounds, bare, sealing, inserting);
      row("durable enrolment", sealing);
      row("bare insert of the same size, with its fsync", inserting);
      out.printf(
          "enrolment %.2f times the bare insert, by medians (at most 3)%n",
          sealing.medianMillis() / inserting.medianMillis());
      Times erasing = new Times();
      Times syncing = new Times();
      bench.erase(rounds, probe, erasing, syncing);
      row("erasure with its ratchet and residue check", erasing);
      row(StoreBench.ERASURE_SYNCS + " bare fsyncs of 4 KB", syncing);
      out.printf(
          "erasure   p99 %.2f ms beyond its bare fsyncs' p99 (at most 20)%n",
          erasing.p99Millis() - syncing.p99Millis());
    }
  }

  private void row(String what, Times times) {
    out.printf("  %-46s%8.2f ms%8.2f ms p99%n", what, times.medianMillis(), times.p99Millis());
  }

  private static double startMillis(Path folder) {
    Times times = new Times();
    for (int i = 0; i < STARTS; i++) {
      long before = System.nanoTime();
      GatewayStore store = StoreBench.open(folder, InstantSource.system());
      times.add(System.nanoTime() - before);
      store.close();
    }
    return times.medianMillis();
  }

  private static long room(Path folder) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Says on standard error how far the filling has come, ten times in all. */
  private static final class Progress {
    private final int all;
    private int done;

    Progress(int all) {
      this.all = all;
    }

    void step() {
      done++;
      if (done * 10L / all > (done - 1) * 10L / all) {
        System.err.printf("%d of %d enrolled%n", done, all);
      }
    }
  }
}
