package io.consentgate.evaluation.residue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.consentgate.gateway.store.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The process that uses a gateway's data folder. */
public sealed interface GatewayProcess {

  /** Nobody uses the folder. */
  record None() implements GatewayProcess {}

  /**
   * A process of this machine uses it.
   *
   * @param pid which
   */
  record Running(long pid) implements GatewayProcess {}

  /** Somebody uses it, and this machine does not say who. */
  record Hidden() implements GatewayProcess {}

  /**
   * Finds who holds the lock of a data folder.
   *
   * @param gateway the gateway's data folder
   */
  static GatewayProcess of(Path gateway) {
    Path lock = gateway.resolve("lock");
    if (!Files.exists(lock)) {
      return new None();
    }
    var free = DataFolder.takeIfFree(gateway);
    if (free.isPresent()) {
      free.get().close();
      return new None();
    }
    try {
      return holder(Files.readAllLines(Path.of("/proc/locks")), lock);
    } catch (IOException _) {
      return new Hidden();
    }
  }

  private static GatewayProcess holder(List<String> locks, Path lock) throws IOException {
    String end = ":" + Files.getAttribute(lock, "unix:ino");
    for (String line : locks) {
      String[] words = line.strip().split("\\s+", -1);
      boolean isLock = words.length > 5 && words[5].endsWith(end);
      if (isLock && isOurs(words[4])) {
        return new Running(Long.parseLong(words[4]));
      }
    }
    return new Hidden();
  }

  /** Files of two disks may have one number, so the process is asked what it runs. */
  private static boolean isOurs(String pid) {
    try {
      return pid.matches("[1-9][0-9]{0,9}")
          && Files.readString(Path.of("/proc", pid, "cmdline"), ISO_8859_1)
              .contains("io.consentgate.");
    } catch (IOException _) {
      return false;
    }
  }
}
