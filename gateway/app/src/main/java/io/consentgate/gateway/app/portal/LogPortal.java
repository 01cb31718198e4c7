package io.consentgate.gateway.app.portal;

import io.consentgate.gateway.access.Admit;
import io.consentgate.gateway.access.Portal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Portal {@code log:}: one line a release, with time and counter, and no door at all. */
public final class LogPortal implements Portal {

  private final Path file;
  private final InstantSource clock;
  private long count;

  /**
   * Goes on where the file ends.
   *
   * @param file the log, made if it is not there
   * @param clock for the time in a line
   * @throws IOException if the file cannot be read
   */
  public LogPortal(Path file, InstantSource clock) throws IOException {
    this.file = file;
    this.clock = clock;
    if (Files.exists(file)) {
      try (var lines = Files.lines(file, StandardCharsets.US_ASCII)) {
        count = lines.count();
      }
    }
  }

  @Override
  public synchronized Outcome release(Admit admit) {
    String line =
        "%s released %d%n".formatted(clock.instant().truncatedTo(ChronoUnit.SECONDS), count + 1);
    try {
      Files.writeString(
          file,
          line,
          StandardCharsets.US_ASCII,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException _) {
      return Outcome.DID_NOT_OPEN;
    }
    count++;
    return Outcome.OPENED;
  }
}
