package io.consentgate.evaluation.programs;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * What a program left that ended by itself.
 *
 * @param status its exit status
 * @param output what it said
 * @param errors what it said on standard error
 */
public record EndedProgram(int status, String output, String errors) {

  private static final int PATIENCE_SECONDS = 60;

  /**
   * Runs a program that is to end by itself.
   *
   * @param spec what to start
   * @throws IllegalStateException if it has not ended after a minute
   */
  public static EndedProgram of(ProgramSpec spec) throws IOException, InterruptedException {
    Path output = Files.createTempFile("ended", ".out");
    Path errors = Files.createTempFile("ended", ".err");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(spec.command())
              .redirectInput(new File("/dev/null"))
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      Process process = builder.start();
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly().waitFor();
      String said = Files.readString(errors, StandardCharsets.UTF_8);
      if (!ended) {
        throw new IllegalStateException("The %s started: %s".formatted(spec.name(), said));
      }
      return new EndedProgram(
          process.exitValue(), Files.readString(output, StandardCharsets.UTF_8), said);
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }
}
