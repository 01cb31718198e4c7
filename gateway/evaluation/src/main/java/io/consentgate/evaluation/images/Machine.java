package io.consentgate.evaluation.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Says what machine this is, as far as figures may depend on it. */
public final class Machine {

  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** Returns processor, system and Java; no name of the machine. */
  public static List<String> describe() {
    return List.of(
        processor() + ", " + Runtime.getRuntime().availableProcessors() + " used",
        property("os.name") + " " + property("os.version") + ", " + property("os.arch"),
        "Java " + property("java.vm.version"));
  }

  private static String processor() {
    try {
      return Files.readAllLines(PROCESSORS).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("processor unknown");
    } catch (IOException _) {
      return "processor unknown";
    }
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }
}
