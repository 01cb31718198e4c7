package io.consentgate.gateway.vision;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of pictures and models that tests may look at but that never ships. */
final class Shared {

  private Shared() {}

  /** Returns the folder of models; skips the test where it is missing. */
  static Path models() {
    return folder("models");
  }

  /** Returns a picture of lfw-dev; skips the test where it is missing. */
  static Picture lfw(String person, int number) {
    try {
      return Picture.read(lfwFile(person, number));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the file of a picture of lfw-dev; skips the test where it is missing. */
  static Path lfwFile(String person, int number) {
    return folder("faces/lfw-dev/images")
        .resolve(person)
        .resolve("%s_%04d.jpg".formatted(person, number));
  }

  private static Path folder(String name) {
    Path root = Path.of(System.getProperty("consentgate.root", "../.."));
    String shared =
        Optional.ofNullable(System.getProperty("consentgate.shared"))
            .or(() -> Optional.ofNullable(System.getenv("CONSENTGATE_SHARED")))
            .orElse(root.resolve("../shared").toString());
    Path folder = Path.of(shared).resolve(name);
    assumeThat(Files.isDirectory(folder))
        .as("needs %s; name its parent in CONSENTGATE_SHARED", folder)
        .isTrue();
    return folder;
  }
}
