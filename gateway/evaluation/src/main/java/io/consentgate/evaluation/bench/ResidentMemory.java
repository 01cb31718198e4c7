package io.consentgate.evaluation.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads how much memory a process occupies, as Linux counts it. */
final class ResidentMemory {

  private static final String KEY = "VmRSS:";

  private ResidentMemory() {}

  /** Returns the resident memory of this process in kilobytes. */
  static long ownKilobytes() throws IOException {
    return kilobytes(Path.of("/proc/self/status"));
  }

  private static long kilobytes(Path status) throws IOException {
    List<String> lines = Files.readAllLines(status);
    for (String line : lines) {
      if (line.startsWith(KEY)) {
        return Long.parseLong(line.substring(KEY.length()).replace("kB", "").strip());
      }
    }
    throw new IOException("no resident memory in " + status);
  }
}
