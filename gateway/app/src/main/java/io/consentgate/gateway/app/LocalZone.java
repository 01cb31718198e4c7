package io.consentgate.gateway.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time zone that the machine's owner set, read from where Debian keeps it. */
final class LocalZone {

  private static final Path LINK = Path.of("/etc/localtime");
  private static final String FOLDER = "zoneinfo/";

  private LocalZone() {}

  /** Returns the zone; UTC if none is set. */
  static ZoneId find() {
    try {
      String target = Files.readSymbolicLink(LINK).toString();
      int at = target.lastIndexOf(FOLDER);
      return at < 0 ? ZoneOffset.UTC : ZoneId.of(target.substring(at + FOLDER.length()));
    } catch (IOException | UnsupportedOperationException | DateTimeException _) {
      return ZoneOffset.UTC;
    }
  }
}
