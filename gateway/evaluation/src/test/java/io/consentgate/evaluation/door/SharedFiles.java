package io.consentgate.evaluation.door;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Pictures and models that are not part of the repository. */
public final class SharedFiles {

  private SharedFiles() {}

  /** Returns the folder with pictures; without it the test is skipped, and says so. */
  public static Path faces() {
    return folder("faces");
  }

  /** Returns the folder with models; without it the test is skipped, and says so. */
  public static Path models() {
    return folder("models");
  }

  private static Path folder(String name) {
    String fallback = System.getenv().getOrDefault("CONSENTGATE_SHARED", "");
    String root = System.getProperty("consentgate.root", "../..");
    Path shared =
        Path.of(
            System.getProperty(
                "consentgate.shared", fallback.isEmpty() ? root + "/../shared" : fallback));
    Path folder = shared.resolve(name);
    assumeTrue(
        Files.isDirectory(folder),
        () -> "needs " + folder + "; name its parent in CONSENTGATE_SHARED");
    return folder;
  }
}
