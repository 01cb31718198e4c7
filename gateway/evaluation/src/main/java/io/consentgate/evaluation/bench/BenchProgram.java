package io.consentgate.evaluation.bench;

import io.consentgate.evaluation.bench.MemoryRun.Memory;
import io.consentgate.gateway.secret.ProcessMemory;
import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.models.Catalogue;
import io.consentgate.models.ModelException;
import io.consentgate.models.ModelFile;
import io.consentgate.models.ModelSet;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The measured process: runs with the gateway's memory settings and options of the machine. */
public final class BenchProgram {

  private static final int GUESTS = 6;
  private static final int FEW_GUESTS = 3;

  private final PrintStream out;
  private final FaceEngine engine;
  private final Path folder;
  private final Limits limits = new Limits();

  BenchProgram(PrintStream out, FaceEngine engine, Path folder) {
    this.out = out;
    this.engine = engine;
    this.folder = folder;
  }

  /**
   * Measures one thing. The exit status is 1 if a limit is missed.
   *
   * @param arguments {@code speed} or {@code memory}, how often, a folder, a model set, a folder of
   *     models
   */
  public static void main(String[] arguments)
      throws IOException, ModelException, InterruptedException {
    ProcessMemory.overwriteFreed();
    int count = Integer.parseInt(arguments[1]);
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of(arguments[2])), "bench");
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int status;
    try {
      ModelSet set = Catalogue.shipped().set(arguments[3]);
      FaceEngine engine = FaceEngine.load(set, Path.of(arguments[4]), FaceEngine.DEFAULT_THREADS);
      BenchProgram program = new BenchProgram(out, engine, folder);
      if ("speed".equals(arguments[0])) {
        program.machine(set);
        program.speed(count);
      } else {
        program.memory(count);
      }
      status = program.limits.status(out);
    } finally {
      delete(folder);
    }
    System.exit(status);
  }

  private void machine(ModelSet set) throws IOException {
    out.printf(
        "machine   %s, %d processors, %s%n",
        processor(), Runtime.getRuntime().availableProcessors(), System.getProperty("os.version"));
    out.printf("java      %s %s%n", System.getProperty("java.vm.name"), Runtime.version());
    for (ModelFile file : set.files()) {
      out.printf("model     %s  SHA-256 %s%n", file.file(), file.sha256());
    }
  }

  void speed(int rounds) throws IOException, ModelException, InterruptedException {
    try (Bench bench = new Bench(engine, folder.resolve("gateway"));
        FsyncProbe fsync = new FsyncProbe(folder)) {
      bench.invite(GUESTS);
      SpeedRun run = new SpeedRun(bench, BareCalls.of(engine.models()), fsync);
      run.run(Math.max(GUESTS, rounds / 4));
      Speed speed = run.run(rounds);
      out.printf("%nmilliseconds over %d rounds   median      p99%n", rounds);
      row("wait for a frame", speed.frame.medianMillis(), speed.frame.p99Millis());
      row("one fsync of 4 KB", speed.fsync.medianMillis(), speed.fsync.p99Millis());
      row("passage, less the wait", speed.passage.medianMillis(), speed.passage.p99Millis());
      row("  of it before the capture", speed.before.medianMillis(), speed.before.p99Millis());
      row("  of it after the capture", speed.after.medianMillis(), speed.after.p99Millis());
      row("  of it the capture", speed.capture.medianMillis(), speed.capture.p99Millis());
      row("OpenCV's calls alone", speed.bare.medianMillis(), speed.bare.p99Millis());
      out.printf(
          "%noverhead  %.1f %%   (%.2f ms less %.2f ms for the fsync, over %.2f ms; at most 10"
              + " %%)%n",
          100 * speed.overhead(),
          speed.passage.medianMillis(),
          speed.fsync.medianMillis(),
          speed.bare.medianMillis());
      limits.hold("overhead of a passage", 100 * speed.overhead(), 10, "%");
      out.printf(
          "p99       %.2f ms   not opened, of %d: %s%n",
          speed.passage.p99Millis(), rounds, run.turnedAway());
    }
  }

  private void memory(int passages) throws IOException, ModelException {
    try (Bench bench = new Bench(engine, folder.resolve("gateway"))) {
      bench.invite(FEW_GUESTS);
      Memory memory = new MemoryRun(bench).run(passages);
      out.printf(
          "memory    %.0f MB at first, %.0f MB warm, %.0f MB after %d passages (at most 400);"
              + " slope %.0f bytes a passage; %d opened%n"
              + "          the Java heap, all of it touched beforehand, holds %.1f MB warm and %.1f MB"
              + " at the end%n",
          memory.start(),
          memory.warm(),
          memory.end(),
          memory.passages(),
          memory.bytesPerPassage(),
          memory.opened(),
          memory.live().warm(),
          memory.live().end());
      limits.hold("memory at the end", memory.end(), 400, "MB");
    }
  }

  private void row(String what, double median, double p99) {
    out.printf("  %-28s%8.2f %8.2f%n", what, median, p99);
  }

  private static String processor() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown processor");
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
