package io.consentgate.evaluation.programs;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Consumer;

/** Copies a program's output into its log file, line by line, and shows each line to a listener. */
final class OutputLog implements Runnable {

  private final InputStream output;
  private final Path file;
  private final Consumer<String> listener;

  /**
   * Prepares the copying.
   *
   * @param output what the program prints
   * @param file the log file; lines are appended
   * @param listener sees each line; must not block
   */
  OutputLog(InputStream output, Path file, Consumer<String> listener) {
    this.output = output;
    this.file = file;
    this.listener = listener;
  }

  /** Copies until the program closes its output. */
  @Override
  public void run() {
    try (BufferedReader lines =
            new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8));
        BufferedWriter log = open()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.write(line);
        log.newLine();
        log.flush();
        listener.accept(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BufferedWriter open() throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    return Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
  }
}
