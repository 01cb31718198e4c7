package io.consentgate.evaluation.programs;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Consumer;

/** Copies a program's output into its log file, line by line, and shows each line to a listener. */
final class OutputLog implements AutoCloseable {

  private final BufferedWriter log;
  private final Consumer<String> listener;

  private OutputLog(BufferedWriter log, Consumer<String> listener) {
    this.log = log;
    this.listener = listener;
  }

  /**
   * Opens a log file, which is made for its owner alone if there is none. Several programs may
   * write into the same one.
   *
   * @param file the log file; lines are appended
   * @param listener sees each line; must not block
   * @throws IOException if the file cannot be written
   */
  static OutputLog open(Path file, Consumer<String> listener) throws IOException {
    var channel =
        Files.newByteChannel(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return new OutputLog(
        new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8)), listener);
  }

  /**
   * Copies until the program closes its output, and closes both.
   *
   * @param output what the program prints
   */
  void copy(InputStream output) {
    try (BufferedReader lines =
            new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8));
        this) {
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

  @Override
  public void close() throws IOException {
    log.close();
  }
}
