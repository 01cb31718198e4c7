package io.consentgate.gateway.store.keyring;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Rings that could not be read and that the operator gave up: {@code lost.TIME.…}. */
final class LostRings {

  private static final String PREFIX = "lost.";

  private final Path folder;

  LostRings(Path folder) {
    this.folder = folder;
  }

  /** Renames ring and slots so that a new ring can begin; deletes nothing. */
  void setAside(Instant now) throws IOException {
    String prefix = PREFIX + now.getEpochSecond() + ".";
    for (String name : DurableFiles.names(folder)) {
      if (name.startsWith("r")) {
        DurableFiles.moveInPlace(folder.resolve(name), folder.resolve(prefix + name));
      }
    }
  }

  /**
   * Tells whether one was set aside at that time or later.
   *
   * @param names of the files that lie here
   */
  static boolean isAnySince(List<String> names, Instant time) {
    return names.stream()
        .filter(name -> name.startsWith(PREFIX))
        .anyMatch(name -> !time(name.substring(PREFIX.length())).isBefore(time));
  }

  private static Instant time(String rest) {
    String seconds = rest.substring(0, Math.max(0, rest.indexOf('.')));
    return seconds.matches("[0-9]{1,12}")
        ? Instant.ofEpochSecond(Long.parseLong(seconds))
        : Instant.MAX;
  }
}
