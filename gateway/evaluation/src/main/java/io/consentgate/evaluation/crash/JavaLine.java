package io.consentgate.evaluation.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.consentgate.evaluation.programs.Installation;
import io.consentgate.evaluation.programs.JavaProgram;
import io.consentgate.evaluation.programs.ProgramException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Starts {@link CrashProgram} quickly, from an archive of its classes that one run left. */
final class JavaLine {

  /** Argon2id takes 32 of them. */
  private static final int HEAP_MEGABYTES = 96;

  private static final int ACTS = 30;

  private final JavaProgram java;

  private JavaLine(JavaProgram java) {
    this.java = java;
  }

  /**
   * Lets the program run once to its end, which leaves the archive.
   *
   * @param work an empty folder of its own
   * @throws ProgramException if it is not built or does not run
   */
  static JavaLine prepare(Path work) throws ProgramException, IOException, InterruptedException {
    Path cache = work.resolve("crash.aot");
    line("-XX:AOTCacheOutput=" + cache).rehearse(Files.createDirectory(work.resolve("rehearsal")));
    return line("-XX:AOTCache=" + cache);
  }

  private static JavaLine line(String cache) throws ProgramException {
    List<String> flags =
        List.of(cache, "-Xlog:disable", "-Dlogback.configurationFile=logback-evaluation.xml");
    return new JavaLine(
        new JavaProgram(
            Installation.find().evaluationClassPath(),
            CrashProgram.class.getName(),
            HEAP_MEGABYTES,
            flags));
  }

  /** Starts it; what it says is the caller's to read. */
  Process start(List<String> arguments) throws IOException {
    return new ProcessBuilder(java.command(arguments)).redirectErrorStream(true).start();
  }

  private void rehearse(Path folder) throws ProgramException, IOException, InterruptedException {
    Process process =
        start(
            List.of(
                folder.toString(),
                "1",
                Instant.parse("2030-01-01T08:00:00Z").toString(),
                Disorder.NONE.name(),
                Integer.toString(ACTS)));
    try (OutputStream orders = process.getOutputStream()) {
      orders.write(Orders.written(DoorKeys.mint(), List.of()).getBytes(UTF_8));
    }
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new ProgramException("The program to be killed does not run: " + said);
    }
  }
}
