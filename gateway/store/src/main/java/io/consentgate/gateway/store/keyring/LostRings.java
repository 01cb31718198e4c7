package io.consentgate.gateway.store.keyring;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
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
    for (Path file : DurableFiles.named(folder, "r")) {
      DurableFiles.moveInPlace(file, folder.resolve(prefix + file.getFileName()));
    }
  }

  /** Returns when those that still lie here were set aside. */
  List<Instant> times() throws IOException {
    List<Instant> times = new ArrayList<>();
    for (Path file : DurableFiles.named(folder, PREFIX)) {
      String rest = file.getFileName().toString().substring(PREFIX.length());
      String seconds = rest.substring(0, Math.max(0, rest.indexOf('.')));
      times.add(
          seconds.matches("[0-9]{1,12}")
              ? Instant.ofEpochSecond(Long.parseLong(seconds))
              : Instant.MAX);
    }
    return times;
  }
}
