package io.consentgate.evaluation.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What stands before the synthetic camera. */
final class Scene {

  private final Path file;
  private int pictures;

  /**
   * Starts with nobody in view.
   *
   * @param file the scene file
   */
  Scene(Path file) throws IOException {
    this.file = file;
    empty();
  }

  /** Nobody in view, nothing held up. */
  void empty() throws IOException {
    write("{}");
  }

  /** One visitor in view. */
  void show(int seed) throws IOException {
    write("{\"visitors\":[{\"seed\":%d}]}".formatted(seed));
  }

  /**
   * A code held up to the lens, and nobody in view.
   *
   * @param png a picture of the code, as a page shows it
   */
  void holdUp(byte[] png) throws IOException {
    pictures++;
    String name = "held-" + pictures + ".png";
    Files.write(file.resolveSibling(name), png);
    write("{\"held\":\"%s\"}".formatted(name));
  }

  private void write(String content) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, content, StandardCharsets.UTF_8);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
